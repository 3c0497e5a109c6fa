using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Client.Instances;

/// <summary>An instance. Secrets are never in it, only whether they are set and a fingerprint.</summary>
public sealed record Instance
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The channel's id, such as <c>whatsapp-cloud</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The profile name.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The profile pic url.</summary>
    public string? ProfilePicUrl { get; init; }

    /// <summary>The profile bio.</summary>
    public string? ProfileBio { get; init; }

    /// <summary>The profile metadata.</summary>
    public JsonElement? ProfileMetadata { get; init; }

    /// <summary>When it was profile synced.</summary>
    public DateTimeOffset? ProfileSyncedAt { get; init; }

    /// <summary>The owner identifier.</summary>
    public string? OwnerIdentifier { get; init; }

    /// <summary>Whether it is default.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>Whether it is active.</summary>
    public required bool IsActive { get; init; }

    /// <summary>When the last message was.</summary>
    public DateTimeOffset? LastMessageAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>By field: a secret as SecretView, a public field as it is.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Credentials { get; init; }

    /// <summary>The options.</summary>
    public JsonElement? Options { get; init; }

    /// <summary>What keeps the instance out of service whatever its channel says, such as credentials that cannot be decrypted; null while there is nothing.</summary>
    public ConnectionError? Error { get; init; }

    /// <summary>Omni's agent fields, by name.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AgentFields { get; set; }
}
