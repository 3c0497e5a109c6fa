namespace Omni.Channels.Sdk.Abilities;

/// <summary>Somebody in a channel's address book.</summary>
public sealed record ChannelContact
{
    /// <summary>The channel's id of the user.</summary>
    public required string PlatformUserId { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The phone number in E.164 digits.</summary>
    public string? Phone { get; init; }

    /// <summary>The picture.</summary>
    public string? ProfilePicUrl { get; init; }

    /// <summary>Whether it is a group.</summary>
    public bool IsGroup { get; init; }
}
