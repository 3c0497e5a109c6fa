namespace Omni.Contract.Journeys;

/// <summary>A stage that a message has reached.</summary>
public sealed record JourneyCheckpoint
{
    /// <summary>The name, such as <c>platformReceivedAt</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The stage by Omni's number, <c>T0</c> to <c>T11</c>.</summary>
    public required string Stage { get; init; }

    /// <summary>When it was reached, Unix ms.</summary>
    public required long Timestamp { get; init; }
}
