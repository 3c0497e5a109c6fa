namespace Omni.Api.Observability;

/// <summary>The health of the host as REST shows it.</summary>
internal sealed record HealthView
{
    /// <summary><c>healthy</c> or <c>degraded</c>.</summary>
    public required string Status { get; init; }
    public required string Version { get; init; }

    /// <summary>Seconds since the start.</summary>
    public required long Uptime { get; init; }
    public required DateTimeOffset Timestamp { get; init; }
    public required CheckSet Checks { get; init; }
    public required InstanceCounts Instances { get; init; }

    /// <summary>What was checked.</summary>
    public sealed record CheckSet(Check Database, Check Nats)
    {
        public required InboxCheck Inbox { get; init; }
    }

    /// <summary>The inbox: webhooks acknowledged and not yet processed, and the age of the oldest.</summary>
    public sealed record InboxCheck(string Status, long Waiting, double OldestSeconds);

    /// <summary>One check: <c>ok</c> or <c>error</c>.</summary>
    public sealed record Check(string Status)
    {
        /// <summary>Milliseconds.</summary>
        public long? Latency { get; init; }
        public string? Details { get; init; }
    }

    /// <summary>How many instances.</summary>
    public sealed record InstanceCounts(int Total, int Connected, IReadOnlyDictionary<string, int> ByChannel);
}
