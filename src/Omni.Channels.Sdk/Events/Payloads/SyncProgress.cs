using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Events.Payloads;

/// <summary><c>sync.started</c>, <c>sync.progress</c>, <c>sync.completed</c>, <c>sync.failed</c>: history or contacts being read.</summary>
public sealed record SyncProgress : EventPayload
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>What is being read: <c>messages</c>, <c>contacts</c>, <c>groups</c>, …</summary>
    public required string Kind { get; init; }

    /// <summary><c>started</c>, <c>progress</c>, <c>completed</c> or <c>failed</c>.</summary>
    public required string Stage { get; init; }

    /// <summary>How many so far.</summary>
    public long? Done { get; init; }

    /// <summary>How many in all, when known.</summary>
    public long? Total { get; init; }

    /// <summary>What went wrong.</summary>
    public string? Error { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.SyncPrefix + Stage;
}
