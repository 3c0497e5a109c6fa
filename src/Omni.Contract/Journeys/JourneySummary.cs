namespace Omni.Contract.Journeys;

/// <summary>The journeys of the newest messages, at most 1,000.</summary>
public sealed record JourneySummary
{
    /// <summary>The number of messages looked at.</summary>
    public required int TotalTracked { get; init; }

    /// <summary>Of these, those whose journey has ended.</summary>
    public required int CompletedJourneys { get; init; }

    /// <summary>Of these, those that are under way.</summary>
    public required int ActiveJourneys { get; init; }

    /// <summary>The milliseconds between neighbouring stages, by their names, such as <c>T0-T1</c>.</summary>
    public required IReadOnlyDictionary<string, StageStatistics> Stages { get; init; }

    /// <summary>The start of the range.</summary>
    public required DateTimeOffset Since { get; init; }
}
