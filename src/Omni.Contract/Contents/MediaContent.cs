using System.Text.Json.Serialization;
using Omni.Contract.Instances;

namespace Omni.Contract.Contents;

/// <summary>Base of all media contents.</summary>
public abstract record MediaContent : MessageContent
{
    private protected MediaContent()
    {
    }

    /// <summary>The URL of the media; null when the bytes are in the message's metadata (<c>base64</c>) or not downloaded.</summary>
    public string? MediaUrl { get; init; }

    /// <summary>The id of media that the host stores, such as the file to send; null when it stores none.</summary>
    public Guid? MediaId { get; init; }

    /// <summary>The MIME type; null when unknown.</summary>
    public string? MimeType { get; init; }

    /// <summary>The file name; null when there is none.</summary>
    public string? Filename { get; init; }

    /// <summary>The caption; null when there is none.</summary>
    public string? Caption { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? PlainText => Caption;

    /// <inheritdoc/>
    public override bool IsSentBy(ChannelCapabilities capabilities) => capabilities.CanSendMedia;
}
