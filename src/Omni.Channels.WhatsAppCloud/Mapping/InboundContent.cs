using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

namespace Omni.Channels.WhatsAppCloud.Mapping;

/// <summary>What a message says, in Omni's words.</summary>
internal static class InboundContent
{
    public static MessageContent Of(InboundMessage message) => message switch
    {
        TextMessage text => new TextContent { Text = text.Text.Body },
        _ => new UnknownContent { OriginalType = message.Type },
    };
}
