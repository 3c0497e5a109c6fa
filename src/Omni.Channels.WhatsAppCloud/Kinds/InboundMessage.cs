using System.Text.Json;
using System.Text.Json.Serialization;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Webhooks;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>
/// An inbound message, or one sent from the phone app (an echo): a closed union, read by <c>type</c>
/// (<see cref="InboundMessageReader"/>). Types that Meta adds later are read as <see cref="UnknownMessage"/> and keep their JSON.
/// https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages
/// </summary>
internal abstract record InboundMessage
{
    private protected InboundMessage()
    {
    }

    /// <summary>The wamid; for a message without a readable one, an id made of its content.</summary>
    public string Id { get; init; } = "";

    /// <summary>The sender's phone digits; null for users who show only a user name.</summary>
    public string? From
    {
        get;
        init => field = GivenText.OrNull(value);
    }

    /// <summary>The sender's business-scoped user id; null when Meta sends none.</summary>
    public string? FromUserId
    {
        get;
        init => field = GivenText.OrNull(value);
    }

    /// <summary>The sender's user id in the parent portfolio; null for most.</summary>
    public string? FromParentUserId
    {
        get;
        init => field = GivenText.OrNull(value);
    }

    /// <summary>Of an echo: the recipient's phone digits.</summary>
    public string? To
    {
        get;
        init => field = GivenText.OrNull(value);
    }

    /// <summary>Of an echo: the recipient's user id.</summary>
    public string? ToUserId
    {
        get;
        init => field = GivenText.OrNull(value);
    }

    /// <summary>Seconds since 1970, as text.</summary>
    public string? Timestamp { get; init; }

    public string? Type { get; init; }

    public string? GroupId
    {
        get;
        init => field = GivenText.OrNull(value);
    }

    public MessageContext? Context { get; init; }

    /// <summary>The unchanged object.</summary>
    [JsonIgnore]
    public JsonElement Raw { get; init; }

    /// <summary>Converts the message to Omni's content.</summary>
    public virtual MessageContent ToContent() => new UnknownContent { OriginalType = Type };

    /// <summary>Returns the message's media at Meta; null when it has none.</summary>
    public virtual RemoteMedia? ToRemoteMedia() => null;

    /// <summary>Returns the additional event of the message; null for most kinds.</summary>
    public virtual NewEvent? ToEvent(MessageFacts facts) => null;

    /// <summary>Returns the sender with a number that the message proves; null for most kinds.</summary>
    public virtual UserNames? ToUser(ChatIdentity chat, DateTimeOffset sentAt) => null;

    /// <summary>Writes the kind's own keys of the raw payload.</summary>
    public virtual void WriteKeys(Utf8JsonWriter writer)
    {
    }

    internal sealed record MessageContext(
        string? Id, string? From, bool? Forwarded, bool? FrequentlyForwarded, JsonElement? ReferredProduct)
    {
        public string? Id { get; init; } = GivenText.OrNull(Id);

        public bool IsForwarded => Forwarded == true || FrequentlyForwarded == true;
    }
}
