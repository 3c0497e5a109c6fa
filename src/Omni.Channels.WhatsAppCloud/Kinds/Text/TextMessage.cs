using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Text;

/// <summary>An inbound text.</summary>
internal sealed record TextMessage : InboundMessage
{
    public TextBody? Text { get; init; }

    public override MessageContent ToContent() =>
        Text?.Body is { } words ? new TextContent { Text = words } : base.ToContent();

    internal sealed record TextBody
    {
        public string? Body { get; init; }
    }
}
