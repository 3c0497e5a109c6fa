namespace Omni.Contract.Sending;

/// <summary>The body of <c>POST /messages/send</c>.</summary>
public sealed record SendTextRequest : SendRequest
{
    /// <summary>The text, at most 65,536 UTF-16 units; a long one becomes several messages. Required.</summary>
    public string? Text { get; init; }

    /// <summary>Whether a link is shown with a preview; null leaves it to the channel.</summary>
    public bool? PreviewUrl { get; init; }
}
