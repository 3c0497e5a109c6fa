namespace Omni.Channels.Sdk.Events;

/// <summary>The ids that a channel gave to one user, and those that the user had before.</summary>
public sealed record UserNames
{
    /// <summary>The current ids, the preferred one first.</summary>
    public required IReadOnlyList<string> Ids { get; init; }

    /// <summary>Earlier ids that no other user will ever have. The user is still found by them.</summary>
    public IReadOnlyList<string> FormerIds { get; init; } = [];

    /// <summary>Earlier phone numbers in E.164 digits. Another user may have them from now on.</summary>
    public IReadOnlyList<string> FormerNumbers { get; init; } = [];

    /// <summary>
    /// Whether the user has another phone number: all numbers before it are free, also those not in <see cref="FormerNumbers"/>.
    /// </summary>
    public bool HasNewNumber { get; init; }

    /// <summary>The phone number in E.164 digits without <c>+</c>; null when unknown.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The display name; null when unknown.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The user name; null when unknown.</summary>
    public string? Username { get; init; }

    /// <summary>When the channel's server stated this, in Unix ms; null when unknown.</summary>
    public long? AtUnixMs { get; init; }
}
