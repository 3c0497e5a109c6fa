using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Sending;

namespace Omni.Api.Sending.Outbox;

/// <summary>The outcome of a send request, or of one message of it: a closed union.</summary>
internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The partner of the business who answers in the chat instead of the instance; null when there is none.</summary>
    public string? ThreadHeldBy { get; init; }

    /// <summary>The template that stands in for the message; null when none does.</summary>
    public StandInTemplate? FallbackTemplate { get; init; }

    /// <summary>The channel has accepted every piece.</summary>
    /// <param name="Pieces">The messages of the request.</param>
    /// <param name="TakenAt">When the request was accepted.</param>
    public sealed record Sent(IReadOnlyList<MessagePart> Pieces, DateTimeOffset TakenAt) : SendOutcome;

    /// <summary>The request is stored and sent later, as requested.</summary>
    /// <param name="MessageIds">The messages of the request.</param>
    /// <param name="TakenAt">When the request was accepted.</param>
    /// <param name="SendAt">When it is sent; null means at once.</param>
    /// <param name="Position">The number of messages of the instance that wait, including this one.</param>
    public sealed record Accepted(
        IReadOnlyList<Guid> MessageIds, DateTimeOffset TakenAt, DateTimeOffset? SendAt, int Position) : SendOutcome;

    /// <summary>The channel refused a piece; those before it went out.</summary>
    public sealed record Failed(Guid MessageId, SendResult.Failed Result, IReadOnlyList<MessagePart> Before) : SendOutcome;

    /// <summary>The message is kept and sent when its hold is over.</summary>
    public sealed record Delayed(Guid MessageId, string Reason, DateTimeOffset? Until) : SendOutcome
    {
        /// <summary>The number of messages of the request: more than one when a text was split.</summary>
        public int Pieces { get; init; } = 1;

        /// <summary>Whether the channel's server holds it back and lets it go by itself, so that no operator must act.</summary>
        public bool IsHeld { get; init; }
    }

    /// <summary>The outcome is unknown: no answer came, or not in time. The message row shows it later.</summary>
    public sealed record Unsettled(Guid MessageId, string Reason) : SendOutcome;

    /// <summary>Nothing was stored: the request cannot be served.</summary>
    public sealed record Refused(Refusal Reason, string Message) : SendOutcome;

    /// <summary>Nothing was stored: the channel cannot accept it now.</summary>
    public sealed record NotNow(SendResult.Failed Result) : SendOutcome;

    /// <summary>Nothing was stored: too many messages wait already.</summary>
    public sealed record Full(TimeSpan RetryAfter) : SendOutcome;

    /// <summary>Nothing was stored: parts of the message are not valid for the channel.</summary>
    public sealed record Invalid(IReadOnlyList<ContentFault> Faults) : SendOutcome;

    /// <summary>The outcome of one message.</summary>
    public static SendOutcome Of(Guid messageId, SendResult result) => result switch
    {
        SendResult.Sent sent => new Sent(
            [
                new MessagePart
                {
                    Id = messageId,
                    MessageId = sent.MessageId,
                    ExternalMessageId = sent.MessageId,
                    ChannelStatus = sent.ChannelStatus,
                },
            ],
            TakenAt: default),
        SendResult.Failed failed => new Failed(messageId, failed, Before: []),
        SendResult.Ambiguous ambiguous =>
            new Unsettled(messageId, $"{ambiguous.Error}. It may have gone out: a status will tell. Do not send it again"),
        var other => throw new InvalidOperationException($"The union is closed: {other.GetType()}"),
    };

    /// <summary>One part of the message is not valid for the channel.</summary>
    public static Invalid Wrong(string path, string message) => new([new ContentFault(path, message)]);

    /// <summary>Why nothing was stored.</summary>
    public enum Refusal
    {
        NoInstance,
        NotConnected,
        NotSupported,
        BadRecipient,
        NotOnChannel,
        NotChecked,
        KeyReused,
    }
}
