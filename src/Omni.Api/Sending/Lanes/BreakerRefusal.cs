namespace Omni.Api.Sending.Lanes;

/// <summary>Why a message may not leave now, as far as the breaker is concerned: a closed union.</summary>
internal abstract record BreakerRefusal
{
    private BreakerRefusal()
    {
    }

    /// <summary>Not before an answer has come to one of those under way.</summary>
    public sealed record AfterAnAnswer : BreakerRefusal
    {
        public static AfterAnAnswer Instance { get; } = new();
    }

    /// <summary>Its chat waits, until a time of the lane's own clock at least; others may pass.</summary>
    public sealed record NotBefore(long At) : BreakerRefusal;
}
