using System.Text.Json;
using Omni.Api.Access;

namespace Omni.Api.People;

/// <summary>A group that an instance is in.</summary>
internal sealed record GroupView
{
    public required string ExternalId { get; init; }
    public string? Name { get; init; }
    public string? Description { get; init; }
    public int? MemberCount { get; init; }
    public string? AvatarUrl { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }
    public JsonElement? PlatformMetadata { get; init; }

    /// <summary>The group as a key may see it: without <see cref="Caller.Content"/> numbers are masked.</summary>
    public GroupView For(Caller caller) => caller.SeesContent ? this : this with
    {
        ExternalId = ContentMask.Numbers(ExternalId)!,
        Name = ContentMask.Numbers(Name),
        Description = ContentMask.Numbers(Description),
        PlatformMetadata = null,
    };
}
