using System.Text.Json;

namespace Omni.Contract.Contacts;

/// <summary>A person or group that an instance knows.</summary>
public sealed record Contact
{
    /// <summary>The id on the channel, on WhatsApp the number or the user id; masked for a key without <c>messages:read</c>.</summary>
    public required string PlatformUserId { get; init; }

    /// <summary>The name that the person or group shows; null when none is known.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The same as <c>displayName</c>; some of Omni's clients read this one.</summary>
    public string? Name { get; init; }

    /// <summary>E.164 digits without <c>+</c>; null when the number is not known.</summary>
    public string? Phone { get; init; }

    /// <summary>The URL of the picture; null when the channel gives none.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>Whether it is a group, not a person.</summary>
    public required bool IsGroup { get; init; }

    /// <summary>Whether the channel says that it is a business account.</summary>
    public bool IsBusiness { get; init; }

    /// <summary>The person behind it, over all channels; null for groups and for persons who have not written yet.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>What else the channel says, in its own form; null for nothing, and for a key without <c>messages:read</c>.</summary>
    public JsonElement? PlatformMetadata { get; init; }
}
