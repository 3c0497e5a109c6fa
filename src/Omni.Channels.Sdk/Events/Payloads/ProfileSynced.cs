using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Events.Payloads;

/// <summary><c>profile.synced</c>: the instance's own profile was read.</summary>
public sealed record ProfileSynced : EventPayload
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The name that others see.</summary>
    public string? Name { get; init; }

    /// <summary>The picture that others see.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>The text that others see.</summary>
    public string? Bio { get; init; }

    /// <summary>What else the channel says of itself.</summary>
    public JsonElement? PlatformMetadata { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.ProfileSynced;
}
