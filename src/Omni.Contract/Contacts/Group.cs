using System.Text.Json;

namespace Omni.Contract.Contacts;

/// <summary>A group of which the instance is a member.</summary>
public sealed record Group
{
    /// <summary>The channel's id of the group.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The group's subject; null when unknown.</summary>
    public string? Name { get; init; }

    /// <summary>The group's description; null when it has none.</summary>
    public string? Description { get; init; }

    /// <summary>The number of members, the instance included; null when the channel does not report it.</summary>
    public int? MemberCount { get; init; }

    /// <summary>The URL of the picture; null when the channel gives none.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>When this host first saw the group; null when the list comes from the channel.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>
    /// Other fields of the channel, in the channel's format; null when there are none, and for a key without <c>messages:read</c>.
    /// </summary>
    public JsonElement? PlatformMetadata { get; init; }
}
