namespace Omni.Channels.Sdk.Messaging;

/// <summary>What came of a send: a closed union to switch on. Omni's flat shape of it is <see cref="SendResultView"/>.</summary>
public abstract record SendResult
{
    private const string NotConnectedCode = "NOT_CONNECTED";

    private SendResult()
    {
    }

    /// <summary>The instance is not connected: nothing was sent, and trying again at once cannot help.</summary>
    public static Failed NotConnected(string? message) =>
        new(NotConnectedCode, message ?? "The instance is not connected", FailureReach.Instance, RetryAfter: null) { IsKept = true };

    /// <summary>Whether it is what <see cref="NotConnected"/> gives.</summary>
    public static bool IsNotConnected(SendResult result) => result is Failed { ErrorCode: NotConnectedCode };

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

        /// <summary>
        /// Whether this is trouble of the channel's service, which any message would have met, and no fault of this one. Such failures open
        /// the breaker of the instance, and are no strike against the message while no other gets through.
        /// </summary>
        public bool IsServiceTrouble { get; init; }

        /// <summary>
        /// Whether the channel says that it did not take the message, and yet may have: a new try waits until a report that names the
        /// message would have come, and is not made once one has.
        /// </summary>
        public bool MayHaveBeenTaken { get; init; }

        /// <summary>Tries that make sense, the first included; null leaves that to the host.</summary>
        public int? AttemptLimit { get; init; }
    }

    /// <summary>
    /// The request left, and no answer came of which it is known that the channel gave it. Only a later status can settle it; never send it
    /// again blindly.
    /// </summary>
    /// <param name="Error">What happened.</param>
    public sealed record Ambiguous(string Error) : SendResult
    {
        /// <summary>How long the whole instance is to leave the channel alone; null when nothing was said.</summary>
        public TimeSpan? PauseFor { get; init; }
    }
}
