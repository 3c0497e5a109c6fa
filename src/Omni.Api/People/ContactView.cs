using System.Text.Json;
using Omni.Api.Access;

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

    /// <summary>The contact as a key may see it: without <see cref="Caller.Content"/> numbers are masked.</summary>
    public ContactView For(Caller caller) => caller.SeesContent ? this : this with
    {
        PlatformUserId = ContentMask.Numbers(PlatformUserId)!,
        DisplayName = ContentMask.Numbers(DisplayName),
        Name = ContentMask.Numbers(Name),
        Phone = ContentMask.Numbers(Phone),
        PlatformMetadata = null,
    };
}
