using Omni.Contract.Contents;

namespace Omni.Contract.Sending;

/// <summary>The body of <c>POST /messages/send</c>.</summary>
public sealed record SendTextRequest : SendRequest
{
    /// <summary>The text, at most 65,536 UTF-16 units; a longer text than the channel allows is split. Required.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// Whether a text longer than the channel allows is split into several messages, each of them charged; false refuses it. Default true.
    /// </summary>
    public bool? AllowSplit { get; init; }

    /// <summary>Whether to show a link preview; null uses the channel's default.</summary>
    public bool? PreviewUrl { get; init; }

    /// <summary>
    /// Options under the text, at most 10. Up to three are buttons, more are a list; a single one with a <c>url</c> is a button that opens
    /// it, and other links follow the text as <c>label: url</c>. Null for none.
    /// </summary>
    public IReadOnlyList<ChoiceButton>? Buttons { get; init; }

    /// <summary>How the options are shown as a list; null leaves that to their number.</summary>
    public ChoiceList? List { get; init; }

    /// <summary>Whether the text asks the recipient to share a location; not with <c>buttons</c>. Default false.</summary>
    public bool? RequestLocation { get; init; }

    /// <inheritdoc/>
    public override MessageContent? ToContent() => Buttons is { Count: > 0 } || RequestLocation is true
        ? new ChoicesContent { Text = Text, Buttons = Buttons, List = List, RequestLocation = RequestLocation is true }
        : new TextContent { Text = Text };
}
