namespace Omni.Api.Sending.Lanes;

/// <summary>An open breaker, as REST shows it: the number is held since the service of its channel fails.</summary>
internal sealed record BreakerView
{
    /// <summary>Since when.</summary>
    public required DateTimeOffset OpenSince { get; init; }

    /// <summary>Messages that tried since then, one at a time, and met the same trouble.</summary>
    public required int Trials { get; init; }

    /// <summary>The trouble that was met last.</summary>
    public required string Reason { get; init; }
}
