using System.Text.Json;

namespace Omni.Client.Instances;

/// <summary>A group that an instance is in.</summary>
public sealed record Group
{
    /// <summary>The channel's id.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>What it is about.</summary>
    public string? Description { get; init; }

    /// <summary>The member count.</summary>
    public int? MemberCount { get; init; }

    /// <summary>The picture.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>What else the channel says.</summary>
    public JsonElement? PlatformMetadata { get; init; }
}
