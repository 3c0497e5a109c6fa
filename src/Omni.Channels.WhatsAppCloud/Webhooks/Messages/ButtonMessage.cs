namespace Omni.Channels.WhatsAppCloud.Webhooks.Messages;

/// <summary>A quick-reply button of a template was pressed.</summary>
internal sealed record ButtonMessage : InboundMessage
{
    public required ButtonBody Button { get; init; }

    internal sealed record ButtonBody(string? Payload, string? Text);
}
