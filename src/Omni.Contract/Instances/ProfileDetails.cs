using System.Text.Json;

namespace Omni.Contract.Instances;

/// <summary>A profile, as reported by the channel.</summary>
public sealed record ProfileDetails
{
    /// <summary>The name that the other side sees; null when the channel reports none.</summary>
    public required string? Name { get; init; }

    /// <summary>The URL of the picture; null when there is none.</summary>
    public required string? AvatarUrl { get; init; }

    /// <summary>The text that the other side sees; null when there is none.</summary>
    public required string? Bio { get; init; }

    /// <summary>Other fields of the channel, in the channel's format; null when there are none.</summary>
    public required JsonElement? PlatformMetadata { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset SyncedAt { get; init; }
}
