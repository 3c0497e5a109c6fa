namespace Omni.Channels.Sdk.Instances;

/// <summary>Who the instance is on its channel.</summary>
public sealed record ConnectionMetadata
{
    /// <summary>The name that others see.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The picture that others see.</summary>
    public string? ProfilePicUrl { get; init; }

    /// <summary>The account on the channel, such as a phone number in E.164 digits.</summary>
    public string? OwnerIdentifier { get; init; }
}
