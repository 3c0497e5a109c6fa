using System.Text.Json;

namespace Omni.Contract.Contacts;

/// <summary>What is known of a user of the channel.</summary>
public sealed record UserProfile
{
    /// <summary>The id on the channel; on WhatsApp the number in digits or the user id.</summary>
    public required string PlatformUserId { get; init; }

    /// <summary>The name that the user shows; null when none is known.</summary>
    public required string? DisplayName { get; init; }

    /// <summary>The URL of the picture; null when the channel gives none, as WhatsApp does to businesses.</summary>
    public required string? AvatarUrl { get; init; }

    /// <summary>The text that the user shows about themselves; null when the channel gives none.</summary>
    public required string? Bio { get; init; }

    /// <summary>E.164 digits without <c>+</c>; null when the number is not known.</summary>
    public required string? Phone { get; init; }

    /// <summary>What else the channel says, in its own form, such as <c>username</c>; null for nothing.</summary>
    public required JsonElement? PlatformMetadata { get; init; }
}
