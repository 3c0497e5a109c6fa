namespace Omni.Channels.Sdk.Messaging;

/// <summary>What came of a send: a closed union to switch on. Omni's flat shape of it is <see cref="SendResultView"/>.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>The instance is not connected: nothing was sent, and trying again at once cannot help.</summary>
    public static Failed NotConnected(string? message) => new("NOT_CONNECTED", message ?? "The instance is not connected", FailureReach.Instance, RetryAfter: null) { IsKept = true };

    /// <summary>The channel accepted it.</summary>
    /// <param name="MessageId">The channel's id of the message (for WhatsApp the wamid); every later status names it.</param>
    public sealed record Sent(string MessageId) : SendResult
    {
        /// <summary>The chat as the channel names it in its answer, when that is not what was dialled; null otherwise.</summary>
        public string? ChatId { get; init; }

        /// <summary>The channel took it, and asks for a pause of the whole instance before the next; null when it does not.</summary>
        public TimeSpan? PauseFor { get; init; }
    }

    /// <summary>The channel refused it, or it was never handed over.</summary>
    /// <param name="ErrorCode">The channel's code, or one of ours.</param>
    /// <param name="Error">What is wrong and what to do.</param>
    /// <param name="Reach">How far the failure reaches.</param>
    /// <param name="RetryAfter">When a first new try may help; later ones wait longer. Null when it cannot help.</param>
    public sealed record Failed(string ErrorCode, string Error, FailureReach Reach, TimeSpan? RetryAfter) : SendResult
    {
        /// <summary>
        /// Of a failure that stops the instance until somebody acts (<see cref="FailureReach.Instance"/> without a time):
        /// whether the message waits for that, too. Otherwise it has failed.
        /// </summary>
        public bool IsKept { get; init; }
    }

    /// <summary>The request left and no answer came. Only a later status can settle it; never send it again blindly.</summary>
    /// <param name="Error">What happened.</param>
    public sealed record Ambiguous(string Error) : SendResult;
}
