using System.Text.Json;

namespace Omni.Contract.Contacts;

/// <summary>A group that an instance is in.</summary>
public sealed record Group
{
    /// <summary>The channel's id of the group.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The group's subject; null when it is not known.</summary>
    public string? Name { get; init; }

    /// <summary>The group's description; null when it has none.</summary>
    public string? Description { get; init; }

    /// <summary>The number of members, the instance included; null when the channel does not say.</summary>
    public int? MemberCount { get; init; }

    /// <summary>The URL of the picture; null when the channel gives none.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>When this host first saw the group; null when the channel answers from its own list.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>What else the channel says, in its own form; null for nothing, and for a key without <c>messages:read</c>.</summary>
    public JsonElement? PlatformMetadata { get; init; }
}
