namespace Omni.Channels.Sdk.Events;

/// <summary>A user of a channel.</summary>
public sealed record Participant
{
    /// <summary>The channel's id of the user.</summary>
    public required string UserId { get; init; }

    /// <summary>Other ids of the same user. The host finds the user by any of them.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The phone number in E.164 digits without <c>+</c>, null when unknown. It links the identities of one person.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The display name; null when unknown.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The user name; null when the channel has none.</summary>
    public string? Username { get; init; }
}
