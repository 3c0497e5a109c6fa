namespace Omni.Channels.Sdk.Instances;

/// <summary>The account behind an instance, as its channel reports it.</summary>
public sealed record ConnectionMetadata
{
    /// <summary>The display name; null when the channel reports none.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The URL of the picture; null when there is none.</summary>
    public string? ProfilePicUrl { get; init; }

    /// <summary>The account on the channel, such as a phone number in E.164 digits; null when unknown.</summary>
    public string? OwnerIdentifier { get; init; }

    /// <summary>How many users it may write to first; null when the channel reports no limit.</summary>
    public MessagingLimit? MessagingLimit { get; init; }
}
