using System.Text.Json;

namespace Omni.Api.People;

/// <summary>Somebody whom an instance knows.</summary>
internal sealed record ContactView
{
    public required string PlatformUserId { get; init; }
    public string? DisplayName { get; init; }

    /// <summary>The same; some of Omni's clients read this one.</summary>
    public string? Name { get; init; }

    /// <summary>E.164 digits.</summary>
    public string? Phone { get; init; }
    public string? AvatarUrl { get; init; }
    public required bool IsGroup { get; init; }
    public bool IsBusiness { get; init; }
    public Guid? PersonId { get; init; }
    public JsonElement? PlatformMetadata { get; init; }
}
