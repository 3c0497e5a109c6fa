using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Outbox;

/// <summary>What came of a request to send: a closed union.</summary>
internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The channel has every piece.</summary>
    public sealed record Sent(IReadOnlyList<Piece> Pieces) : SendOutcome;

    /// <summary>The channel refused a piece; those before it went out.</summary>
    public sealed record Failed(Guid MessageId, SendResult.Failed Result, IReadOnlyList<Piece> Before) : SendOutcome;

    /// <summary>Nobody knows: no answer came, or not in time. The message row tells later.</summary>
    public sealed record Unsettled(Guid MessageId, string Reason) : SendOutcome;

    /// <summary>Nothing was stored: the request cannot be served.</summary>
    public sealed record Refused(Refusal Reason, string Message) : SendOutcome;

    /// <summary>Nothing was stored: parts of the message are not as the channel takes them.</summary>
    public sealed record Invalid(IReadOnlyList<ContentFault> Faults) : SendOutcome;

    /// <summary>A message of the request, by our id and the channel's.</summary>
    public sealed record Piece(Guid MessageId, string ExternalMessageId);

    /// <summary>Why nothing was stored.</summary>
    public enum Refusal
    {
        NoInstance,
        NotConnected,
        NotSupported,
        BadRecipient,
        NotOnChannel,
        NotChecked,
    }
}
