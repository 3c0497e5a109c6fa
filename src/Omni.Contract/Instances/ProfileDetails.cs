using System.Text.Json;

namespace Omni.Contract.Instances;

/// <summary>What the channel said of a profile.</summary>
public sealed record ProfileDetails
{
    /// <summary>The name that the other side sees; null when the channel says none.</summary>
    public required string? Name { get; init; }

    /// <summary>The URL of the picture; null when there is none.</summary>
    public required string? AvatarUrl { get; init; }

    /// <summary>The text that the other side sees; null when there is none.</summary>
    public required string? Bio { get; init; }

    /// <summary>What else the channel says, in its own form; null for nothing.</summary>
    public required JsonElement? PlatformMetadata { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset SyncedAt { get; init; }
}
