using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Contract.Instances;

/// <summary>
/// An instance: one number or account on a channel. It contains no secrets, only whether each is set, and its fingerprint.
/// </summary>
public sealed record Instance
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The unique name.</summary>
    public required string Name { get; init; }

    /// <summary>The channel's id, such as <c>whatsapp-cloud</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The name that the other side sees; null until the channel reports it.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The URL of the picture that the other side sees; null when there is none, or the profile was not read yet.</summary>
    public string? ProfilePicUrl { get; init; }

    /// <summary>The text that the other side sees; null when there is none, or the profile was not read yet.</summary>
    public string? ProfileBio { get; init; }

    /// <summary>Other fields of the profile, in the channel's format; null when it was not read yet.</summary>
    public JsonElement? ProfileMetadata { get; init; }

    /// <summary>When the profile was last read; null when it was never read.</summary>
    public DateTimeOffset? ProfileSyncedAt { get; init; }

    /// <summary>The instance's id on its channel; for WhatsApp the phone number; null until the channel reports it.</summary>
    public string? OwnerIdentifier { get; init; }

    /// <summary>Whether Omni's clients use it by default.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>Whether the host keeps it connected.</summary>
    public required bool IsActive { get; init; }

    /// <summary>When it last sent or received a message; null when it has not yet.</summary>
    public DateTimeOffset? LastMessageAt { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its settings or its profile last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The credentials by field: a secret as <c>{"isSet":true,"fingerprint":"…"}</c>, a public field as it is.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Credentials { get; init; }

    /// <summary>The options by name, as given; null when there are none.</summary>
    public JsonElement? Options { get; init; }

    /// <summary>
    /// Why the instance is out of service regardless of its channel, such as credentials that cannot be decrypted; absent when there
    /// is no such error.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InstanceError? Error { get; init; }

    /// <summary>Omni's agent fields, as given.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AgentFields { get; set; }
}
