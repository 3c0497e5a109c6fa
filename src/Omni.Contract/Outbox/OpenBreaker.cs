namespace Omni.Contract.Outbox;

/// <summary>An open breaker: the number is held since the service of its channel fails.</summary>
public sealed record OpenBreaker
{
    /// <summary>Since when.</summary>
    public required DateTimeOffset OpenSince { get; init; }

    /// <summary>Messages that tried since then, one at a time, and met the same trouble.</summary>
    public required int Trials { get; init; }

    /// <summary>The trouble that was met last.</summary>
    public required string Reason { get; init; }
}
