namespace Omni.Channels.Sdk.Abilities;

/// <summary>An entry in a channel's address book: a user or a group.</summary>
public sealed record ChannelContact
{
    /// <summary>The channel's id of the user or group.</summary>
    public required string PlatformUserId { get; init; }

    /// <summary>The display name; null when the channel gives none.</summary>
    public string? Name { get; init; }

    /// <summary>The phone number in E.164 digits without <c>+</c>; null when unknown.</summary>
    public string? Phone { get; init; }

    /// <summary>The URL of the picture; null when there is none.</summary>
    public string? ProfilePicUrl { get; init; }

    /// <summary>Whether the entry is a group. Default false.</summary>
    public bool IsGroup { get; init; }
}
