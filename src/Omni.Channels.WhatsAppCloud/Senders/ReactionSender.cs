using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Graph.Requests;

namespace Omni.Channels.WhatsAppCloud.Senders;

/// <summary>An emoji on another message, or its removal. A reaction answers nothing: it has no context.</summary>
internal sealed class ReactionSender : ISender
{
    public IReadOnlyList<string> ContentTypes => [ContentType.Reaction];

    public MessageRequest Build(MessageRequest request, OutgoingMessage message, string? uploadId)
    {
        var reaction = (ReactionContent)message.Content;
        return request with { Reaction = new MessageRequest.ReactionBody(reaction.TargetMessageId, reaction.Emoji), Context = null };
    }
}
