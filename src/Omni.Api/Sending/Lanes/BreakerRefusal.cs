namespace Omni.Api.Sending.Lanes;

/// <summary>Why the breaker does not let a message leave now: a closed union.</summary>
internal abstract record BreakerRefusal
{
    private BreakerRefusal()
    {
    }

    /// <summary>The message may leave after an answer to one of those under way.</summary>
    public sealed record AfterAnAnswer : BreakerRefusal
    {
        public static AfterAnAnswer Instance { get; } = new();
    }

    /// <summary>The chat waits, at least until a time of the lane's own clock. Other chats may pass.</summary>
    public sealed record NotBefore(long At) : BreakerRefusal;
}
