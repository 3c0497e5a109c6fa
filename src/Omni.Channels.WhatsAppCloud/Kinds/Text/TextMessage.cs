using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Text;

/// <summary>An inbound text.</summary>
internal sealed record TextMessage : InboundMessage
{
    public required TextBody Text { get; init; }

    public override MessageContent ToContent() => new TextContent { Text = Text.Body };

    internal sealed record TextBody
    {
        public required string Body { get; init; }
    }
}
