using System.Text.Json.Serialization;
using Omni.Channels.Sdk.Capabilities;

namespace Omni.Channels.Sdk.Contents;

/// <summary>What all media have in common.</summary>
public abstract record MediaContent : MessageContent
{
    private protected MediaContent()
    {
    }

    /// <summary>Where the bytes are; null when they are given in the message's metadata (<c>base64</c>) or not fetched.</summary>
    public string? MediaUrl { get; init; }

    /// <summary>The host's id of media that it keeps; of a message to be sent, the bytes to send.</summary>
    public Guid? MediaId { get; init; }

    /// <summary>The MIME type.</summary>
    public string? MimeType { get; init; }

    /// <summary>The file's name.</summary>
    public string? Filename { get; init; }

    /// <summary>The words beside it.</summary>
    public string? Caption { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? PlainText => Caption;

    /// <inheritdoc/>
    public override bool IsSentBy(ChannelCapabilities capabilities) => capabilities.CanSendMedia;
}
