using System.Text.Json;
using System.Text.Json.Serialization;
using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>
/// A message that came in, or one of ours that was sent from the phone app (an echo): a closed union read by
/// <c>type</c> (<see cref="InboundMessageReader"/>). What Meta invents next is <see cref="UnknownMessage"/> and keeps its JSON.
/// https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages
/// </summary>
internal abstract record InboundMessage
{
    private protected InboundMessage()
    {
    }

    /// <summary>The wamid.</summary>
    public required string Id { get; init; }

    /// <summary>Phone digits; absent for users who show only a user name.</summary>
    public string? From { get; init; }

    /// <summary>The business-scoped user id.</summary>
    public string? FromUserId { get; init; }

    /// <summary>Of an echo: whom we wrote to.</summary>
    public string? To { get; init; }

    /// <summary>Of an echo: the user id of whom we wrote to.</summary>
    public string? ToUserId { get; init; }

    /// <summary>Seconds since 1970, as text.</summary>
    public string? Timestamp { get; init; }

    public string? Type { get; init; }

    public string? GroupId { get; init; }

    public MessageContext? Context { get; init; }

    /// <summary>The whole object as it came.</summary>
    [JsonIgnore]
    public JsonElement Raw { get; init; }

    /// <summary>What it says, in Omni's words.</summary>
    public virtual MessageContent ToContent() => new UnknownContent { OriginalType = Type };

    /// <summary>Its media at Meta; null when it has none.</summary>
    public virtual RemoteMedia? ToRemoteMedia() => null;

    /// <summary>What it means besides being a message, as an event of its own; null for most kinds.</summary>
    public virtual EventPayload? ToEvent(MessageFacts facts) => null;

    /// <summary>Writes the kind's own keys of the raw payload.</summary>
    public virtual void WriteKeys(Utf8JsonWriter writer)
    {
    }

    internal sealed record MessageContext(
        string? Id, string? From, bool? Forwarded, bool? FrequentlyForwarded, JsonElement? ReferredProduct)
    {
        public bool IsForwarded => Forwarded == true || FrequentlyForwarded == true;
    }
}
