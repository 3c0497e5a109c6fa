using Omni.Contract.Contents;

namespace Omni.Contract.Sending;

/// <summary>The body of <c>POST /messages/send</c>.</summary>
public sealed record SendTextRequest : SendRequest
{
    /// <summary>The text, at most 65,536 UTF-16 units; a longer text than the channel allows is split. Required.</summary>
    public string? Text { get; init; }

    /// <summary>
    /// Whether a text longer than the channel allows is split into several messages, each of them charged; false refuses it. Default true.
    /// </summary>
    public bool? AllowSplit { get; init; }

    /// <summary>Whether to show a link preview; null uses the channel's default.</summary>
    public bool? PreviewUrl { get; init; }

    /// <inheritdoc/>
    public override MessageContent? ToContent() => new TextContent { Text = Text! };
}
