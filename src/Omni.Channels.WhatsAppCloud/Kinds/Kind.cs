using System.Text.Json.Serialization.Metadata;

namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>A kind of message: the record of inbound messages, the sender of outbound messages, or both.</summary>
/// <param name="Type">Meta's name of the kind: the <c>type</c> of a message, and the member that holds its content.</param>
internal sealed record Kind(string Type)
{
    /// <summary>Reads an inbound message; null for a kind that is only sent.</summary>
    public JsonTypeInfo? Message { get; private init; }

    /// <summary>The content type that is sent as this kind; null for a kind that is only received.</summary>
    public string? ContentType { get; private init; }

    /// <summary>The class of its sender, an <see cref="ISender"/>; null for a kind that is only received.</summary>
    public Type? Sender { get; private init; }

    /// <summary>Declares the record of inbound messages.</summary>
    public Kind In<TMessage>(JsonTypeInfo<TMessage> message)
        where TMessage : InboundMessage => this with { Message = message };

    /// <summary>Declares the content type and the sender of outbound messages.</summary>
    public Kind Out<TSender>(string contentType)
        where TSender : class, ISender => this with { ContentType = contentType, Sender = typeof(TSender) };
}
