using System.Text.Json.Serialization.Metadata;

namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>A kind of message: the record of one that comes in, the sender of one that goes out, or both.</summary>
/// <param name="Type">Meta's name of the kind: the <c>type</c> of a message, and the member that holds its part.</param>
internal sealed record Kind(string Type)
{
    /// <summary>How a message that comes in is read; null for a kind that is only sent.</summary>
    public JsonTypeInfo? Message { get; private init; }

    /// <summary>The content that is sent as this kind, by its type; null for a kind that only comes in.</summary>
    public string? ContentType { get; private init; }

    /// <summary>The class of its sender, an <see cref="ISender"/>; null for a kind that only comes in.</summary>
    public Type? Sender { get; private init; }

    /// <summary>Comes in, as this record.</summary>
    public Kind In<TMessage>(JsonTypeInfo<TMessage> message)
        where TMessage : InboundMessage => this with { Message = message };

    /// <summary>Goes out: content of this type, by this sender.</summary>
    public Kind Out<TSender>(string contentType)
        where TSender : class, ISender => this with { ContentType = contentType, Sender = typeof(TSender) };
}
