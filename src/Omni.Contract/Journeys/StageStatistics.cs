namespace Omni.Contract.Journeys;

/// <summary>How long a stage took, in ms.</summary>
public sealed record StageStatistics
{
    /// <summary>The number of messages that passed it.</summary>
    public required int Count { get; init; }

    /// <summary>The average.</summary>
    public required double Avg { get; init; }

    /// <summary>The shortest.</summary>
    public required long Min { get; init; }

    /// <summary>The longest.</summary>
    public required long Max { get; init; }

    /// <summary>Half of them took at most so long.</summary>
    public required long P50 { get; init; }

    /// <summary>95 of a hundred took at most so long.</summary>
    public required long P95 { get; init; }

    /// <summary>99 of a hundred took at most so long.</summary>
    public required long P99 { get; init; }
}
