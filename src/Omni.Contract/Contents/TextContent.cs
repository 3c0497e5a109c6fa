using System.Text.Json.Serialization;
using Omni.Contract.Instances;

namespace Omni.Contract.Contents;

/// <summary>Plain text.</summary>
public sealed record TextContent : MessageContent
{
    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Text;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? PlainText => Text;

    /// <inheritdoc/>
    public override bool IsSentBy(ChannelCapabilities capabilities) => capabilities.CanSendText;
}
