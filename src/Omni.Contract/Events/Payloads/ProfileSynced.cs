using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>profile.synced</c>: the profile of the instance's account was read.</summary>
public sealed record ProfileSynced : EventPayload
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The display name; null when the channel reports none.</summary>
    public string? Name { get; init; }

    /// <summary>The URL of the picture; null when there is none.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>The "about" text; null when there is none.</summary>
    public string? Bio { get; init; }

    /// <summary>Further fields, as the channel returned them; null when there are none.</summary>
    public JsonElement? PlatformMetadata { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.ProfileSynced;
}
