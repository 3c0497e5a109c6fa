using System.Text.Json.Serialization;

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
    public sealed record CheckSet
    {
        public required Check Database { get; init; }
        public required Check Nats { get; init; }

        /// <summary>Room on the disk of the data folder.</summary>
        public required Check Disk { get; init; }

        /// <summary>Whether the data folder is closed to other users of the machine.</summary>
        public required Check DataFolder { get; init; }

        /// <summary>Whether what waits to be sent is held: by a restored back-up, or since the service of a channel fails. That takes no host out of service.</summary>
        public required Check Outbox { get; init; }

        /// <summary>Webhooks acknowledged and not yet processed.</summary>
        public required InboxCheck Inbox { get; init; }

        /// <summary>The channels, and plugins that could not be used.</summary>
        public required Check Plugins { get; init; }

        /// <summary>Whether the instances' tokens work. One that does not, takes no host out of service.</summary>
        public required Check Instances { get; init; }

        /// <summary>Whether the keys of the data folder decrypt what is stored. An instance whose credentials they do not decrypt, takes no host out of service.</summary>
        public required Check Keys { get; init; }
    }

    /// <summary>One check: <c>ok</c>, <c>warn</c> or <c>error</c>.</summary>
    public record Check(string Status)
    {
        /// <summary>Milliseconds.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public long? Latency { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Details { get; init; }
    }

    /// <summary>The inbox: how many wait, and how old the oldest is.</summary>
    public sealed record InboxCheck(string Status, long Waiting, double OldestSeconds) : Check(Status)
    {
        /// <summary>What the check of the inbox names its two figures.</summary>
        public const string WaitingData = "waiting", OldestData = "oldestSeconds";
    }

    /// <summary>How many instances.</summary>
    public sealed record InstanceCounts(int Total, int Connected, IReadOnlyDictionary<string, int> ByChannel)
    {
        /// <summary>What the check of the instances names them.</summary>
        public const string Data = "counts";
    }
}
