using System.Text.Json;

namespace Omni.Contract.Contacts;

/// <summary>The profile of a channel's user.</summary>
public sealed record UserProfile
{
    /// <summary>The id on the channel; on WhatsApp the number in digits or the user id.</summary>
    public required string PlatformUserId { get; init; }

    /// <summary>The display name; null when unknown.</summary>
    public required string? DisplayName { get; init; }

    /// <summary>The URL of the picture; null when the channel gives none, as WhatsApp does to businesses.</summary>
    public required string? AvatarUrl { get; init; }

    /// <summary>The about text; null when the channel gives none.</summary>
    public required string? Bio { get; init; }

    /// <summary>E.164 digits without <c>+</c>; null when unknown.</summary>
    public required string? Phone { get; init; }

    /// <summary>Whether the person has stopped marketing messages of this instance; false when the person never decided.</summary>
    public bool MarketingOptOut { get; init; }

    /// <summary>When the person last stopped or resumed marketing messages; null when the person never decided.</summary>
    public DateTimeOffset? MarketingChangedAt { get; init; }

    /// <summary>Other fields of the channel, in the channel's format, such as <c>username</c>; null when there are none.</summary>
    public required JsonElement? PlatformMetadata { get; init; }
}
