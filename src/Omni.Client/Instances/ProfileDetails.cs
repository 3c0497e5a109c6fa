using System.Text.Json;

namespace Omni.Client.Instances;

/// <summary>What the channel said.</summary>
public sealed record ProfileDetails
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The picture.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>The bio.</summary>
    public string? Bio { get; init; }

    /// <summary>What else the channel says.</summary>
    public JsonElement? PlatformMetadata { get; init; }

    /// <summary>When it was synced.</summary>
    public required DateTimeOffset SyncedAt { get; init; }
}
