namespace Omni.Channels.Sdk.Messaging;

/// <summary>The result of a send: a closed union. Omni's flat shape of it is <see cref="SendResultView"/>.</summary>
public abstract record SendResult
{
    private const string NotConnectedCode = "NOT_CONNECTED";

    private SendResult()
    {
    }

    /// <summary>The instance is not connected. Nothing was sent; an immediate retry cannot succeed.</summary>
    public static Failed NotConnected(string? message) =>
        new(NotConnectedCode, message ?? "The instance is not connected", FailureReach.Instance, RetryAfter: null) { IsKept = true };

    /// <summary>Whether a result was created by <see cref="NotConnected"/>.</summary>
    public static bool IsNotConnected(SendResult result) => result is Failed { ErrorCode: NotConnectedCode };

    /// <summary>The channel accepted the message.</summary>
    /// <param name="MessageId">The channel's id of the message (for WhatsApp the wamid); every later status names it.</param>
    public sealed record Sent(string MessageId) : SendResult
    {
        /// <summary>The chat id in the channel's response when it differs from the recipient; null otherwise.</summary>
        public string? ChatId { get; init; }

        /// <summary>How long the channel asks the whole instance to pause before the next message; null when it does not.</summary>
        public TimeSpan? PauseFor { get; init; }

        /// <summary>
        /// What the channel does with the message instead of sending it now, in its own word; null when it sends it. A later status tells
        /// what became of it.
        /// </summary>
        public string? ChannelStatus { get; init; }
    }

    /// <summary>The channel refused the message, or it was never sent.</summary>
    /// <param name="ErrorCode">The channel's code, or one of Omni's.</param>
    /// <param name="Error">What is wrong and what to do.</param>
    /// <param name="Reach">What the failure affects.</param>
    /// <param name="RetryAfter">The delay before the first retry; later ones wait longer. Null when a retry cannot succeed.</param>
    public sealed record Failed(string ErrorCode, string Error, FailureReach Reach, TimeSpan? RetryAfter) : SendResult
    {
        /// <summary>The name that Omni gives the channel's error, such as <c>META_RATE_LIMITED</c>; null when it has none.</summary>
        public string? OmniCode { get; init; }

        /// <summary>
        /// Whether the message waits while the instance is stopped until an operator acts (<see cref="FailureReach.Instance"/> without a
        /// time). When false, the message fails. Default false.
        /// </summary>
        public bool IsKept { get; init; }

        /// <summary>
        /// Whether the channel's service failed, independently of this message. Such failures open the breaker of the instance. They do not
        /// count against the message while no other message gets through. Default false.
        /// </summary>
        public bool IsServiceTrouble { get; init; }

        /// <summary>
        /// Whether the channel may have accepted the message although it reported a failure. The host delays the retry until a status
        /// report for the message would have arrived, and skips it when one has. Default false.
        /// </summary>
        public bool MayHaveBeenTaken { get; init; }

        /// <summary>The maximum number of attempts, including the first; null selects the host's default.</summary>
        public int? AttemptLimit { get; init; }
    }

    /// <summary>
    /// The request left, and no response arrived that is known to come from the channel. Only a later status can settle the outcome; do
    /// not resend without one.
    /// </summary>
    /// <param name="Error">What happened.</param>
    public sealed record Ambiguous(string Error) : SendResult
    {
        /// <summary>How long the whole instance must pause; null when the channel does not ask for a pause.</summary>
        public TimeSpan? PauseFor { get; init; }
    }
}
