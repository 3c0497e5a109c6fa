using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Graph.Requests;

namespace Omni.Channels.WhatsAppCloud.Senders;

/// <summary>Builds the request of one kind of message, or of several that are alike.</summary>
internal interface ISender
{
    /// <summary>The kinds, by <see cref="MessageContent.Type"/>.</summary>
    IReadOnlyList<string> ContentTypes { get; }

    /// <summary>Fills in the kind's part of a request that has its recipient, reply and id already.</summary>
    /// <param name="request">The request so far; its type is that of the content.</param>
    /// <param name="message">What is to be sent.</param>
    /// <param name="uploadId">Meta's id of its media, when the host keeps the bytes.</param>
    MessageRequest Build(MessageRequest request, OutgoingMessage message, string? uploadId);
}
