namespace Omni.Contract.Outbox;

/// <summary>An open circuit breaker: sending is held because the channel's service fails.</summary>
public sealed record OpenBreaker
{
    /// <summary>When it opened.</summary>
    public required DateTimeOffset OpenSince { get; init; }

    /// <summary>The number of single messages sent since then to test the service, which failed too.</summary>
    public required int Trials { get; init; }

    /// <summary>The latest error.</summary>
    public required string Reason { get; init; }
}
