using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Graph.Requests;

namespace Omni.Channels.WhatsAppCloud.Senders;

/// <summary>Buttons, lists, products, flows…: Meta's own object, checked when it was prepared.</summary>
internal sealed class InteractiveSender : ISender
{
    public IReadOnlyList<string> ContentTypes => [InteractiveContent.Name];

    public MessageRequest Build(MessageRequest request, OutgoingMessage message, string? uploadId) =>
        request with { Interactive = ((InteractiveContent)message.Content).Interactive };
}
