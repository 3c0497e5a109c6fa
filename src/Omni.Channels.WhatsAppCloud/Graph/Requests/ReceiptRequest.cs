namespace Omni.Channels.WhatsAppCloud.Graph.Requests;

/// <summary>
/// Marks a message, and all before it, as read; with <see cref="TypingIndicator"/> Meta shows a typing indicator for up to 25 s.
/// </summary>
internal sealed record ReceiptRequest
{
    public string MessagingProduct { get; init; } = "whatsapp";
    public string Status { get; init; } = "read";
    public required string MessageId { get; init; }
    public Indicator? TypingIndicator { get; init; }

    internal sealed record Indicator(string Type);
}
