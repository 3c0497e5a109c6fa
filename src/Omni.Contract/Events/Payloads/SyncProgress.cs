using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary>
/// <c>sync.started</c>, <c>sync.progress</c>, <c>sync.completed</c>, <c>sync.failed</c>: history or contacts are being read.
/// </summary>
public sealed record SyncProgress : EventPayload
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>What is being read: <c>messages</c>, <c>contacts</c>, <c>groups</c>, …</summary>
    public required string Kind { get; init; }

    /// <summary><c>started</c>, <c>progress</c>, <c>completed</c> or <c>failed</c>.</summary>
    public required string Stage { get; init; }

    /// <summary>The number of items read so far; null before the first.</summary>
    public long? Done { get; init; }

    /// <summary>The number of items in all; null when unknown.</summary>
    public long? Total { get; init; }

    /// <summary>The error; null unless the stage is <c>failed</c>.</summary>
    public string? Error { get; init; }

    /// <summary>The part of the history: 0 is the last day, 1 and 2 are older; null when there are no parts.</summary>
    public long? Phase { get; init; }

    /// <summary>The number of the chunk within its phase; null when there are no chunks.</summary>
    public long? Chunk { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.SyncPrefix + Stage;
}
