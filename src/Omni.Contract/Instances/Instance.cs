using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Contract.Instances;

/// <summary>An instance: one number or account on a channel. Secrets are never in it, only that they are set and a fingerprint.</summary>
public sealed record Instance
{
    /// <summary>The id, by which requests name it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The unique name.</summary>
    public required string Name { get; init; }

    /// <summary>The channel's id, such as <c>whatsapp-cloud</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The name that the other side sees; null until the channel has said it.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The URL of the picture that the other side sees; null until the profile was read, and when there is none.</summary>
    public string? ProfilePicUrl { get; init; }

    /// <summary>The text that the other side sees; null until the profile was read, and when there is none.</summary>
    public string? ProfileBio { get; init; }

    /// <summary>What else the channel says of the profile, in its own form; null until it was read.</summary>
    public JsonElement? ProfileMetadata { get; init; }

    /// <summary>When the profile was last read; null when it never was.</summary>
    public DateTimeOffset? ProfileSyncedAt { get; init; }

    /// <summary>Who the instance is on its channel, on WhatsApp its number; null until the channel has said it.</summary>
    public string? OwnerIdentifier { get; init; }

    /// <summary>Whether Omni's clients use it when none is named.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>Whether it is to be connected.</summary>
    public required bool IsActive { get; init; }

    /// <summary>When it last sent or received a message; null when it never did.</summary>
    public DateTimeOffset? LastMessageAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its settings or its profile last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>By field: a secret as <c>{"isSet":true,"fingerprint":"…"}</c>, a public field as it is.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Credentials { get; init; }

    /// <summary>The options by name, as they were given; null when none were.</summary>
    public JsonElement? Options { get; init; }

    /// <summary>
    /// What keeps the instance out of service whatever its channel says, such as credentials that cannot be decrypted; absent while there
    /// is nothing.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InstanceError? Error { get; init; }

    /// <summary>Omni's agent fields, as they were given.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AgentFields { get; set; }
}
