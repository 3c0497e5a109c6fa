namespace Omni.Channels.Sdk.Events;

/// <summary>Somebody on a channel.</summary>
public sealed record Participant
{
    /// <summary>The channel's id of the user.</summary>
    public required string UserId { get; init; }

    /// <summary>Other ids of the same user: whoever was known by one is found by all.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The phone number in E.164 digits without <c>+</c>, when it is known. Ties the identities of one person together.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The name the user shows.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The user name, where the channel has such.</summary>
    public string? Username { get; init; }
}
