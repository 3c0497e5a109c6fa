using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Kinds.Interactive;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Button;

/// <summary>A quick-reply button of a template was pressed.</summary>
internal sealed record ButtonMessage : InboundMessage
{
    public ButtonBody? Button { get; init; }

    public override MessageContent ToContent() =>
        (Button?.Text ?? Button?.Payload) is { } label ? new TextContent { Text = label } : base.ToContent();

    public override void WriteKeys(Utf8JsonWriter writer)
    {
        if (Button is not null) AnswerKeys.WriteReply(writer, "buttonReply"u8, Button.Payload, Button.Text, description: null);
    }

    internal sealed record ButtonBody(string? Payload, string? Text);
}
