using System.Text.Json;

namespace Omni.Contract.Contacts;

/// <summary>A contact of an instance: a person or a group.</summary>
public sealed record Contact
{
    /// <summary>The id on the channel, on WhatsApp the number or the user id; masked for a key without <c>messages:read</c>.</summary>
    public required string PlatformUserId { get; init; }

    /// <summary>The display name; null when unknown.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The same as <c>displayName</c>; some of Omni's clients read this one.</summary>
    public string? Name { get; init; }

    /// <summary>E.164 digits without <c>+</c>; null when unknown.</summary>
    public string? Phone { get; init; }

    /// <summary>The URL of the picture; null when the channel gives none.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>Whether it is a group; otherwise a person.</summary>
    public required bool IsGroup { get; init; }

    /// <summary>Whether the channel reports a business account.</summary>
    public bool IsBusiness { get; init; }

    /// <summary>The person, across all channels; null for groups and for persons who have not written yet.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Whether the person has stopped marketing messages of this instance; false when the person never decided.</summary>
    public bool MarketingOptOut { get; init; }

    /// <summary>When the person last stopped or resumed marketing messages; null when the person never decided.</summary>
    public DateTimeOffset? MarketingChangedAt { get; init; }

    /// <summary>
    /// Other fields of the channel, in the channel's format; null when there are none, and for a key without <c>messages:read</c>.
    /// </summary>
    public JsonElement? PlatformMetadata { get; init; }
}
