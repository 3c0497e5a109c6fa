using System.Text.Json;

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
}
