using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Graph.Requests;

namespace Omni.Channels.WhatsAppCloud.Senders;

/// <summary>Builds the request of one kind of message.</summary>
internal interface ISender
{
    /// <summary>The kind, one of <see cref="ContentType"/>.</summary>
    string ContentType { get; }

    /// <summary>Fills in the kind's part of a request that has its recipient, reply and id already.</summary>
    MessageRequest Build(MessageRequest request, OutgoingMessage message);
}
