namespace Omni.Contract.Health;

/// <summary>What was checked.</summary>
public sealed record HealthCheckSet
{
    /// <summary>Whether the database answers, and its files are in their place.</summary>
    public required HealthCheck Database { get; init; }

    /// <summary>Whether events reach NATS; always <c>ok</c> with the in-process bus.</summary>
    public required HealthCheck Nats { get; init; }

    /// <summary>Room on the disk of the data folder.</summary>
    public required HealthCheck Disk { get; init; }

    /// <summary>Whether the data folder is closed to other users of the machine.</summary>
    public required HealthCheck DataFolder { get; init; }

    /// <summary>
    /// Whether what waits to be sent is held: by a restored back-up, or since the service of a channel fails. That takes no host out of
    /// service.
    /// </summary>
    public required HealthCheck Outbox { get; init; }

    /// <summary>Webhooks acknowledged and not yet processed.</summary>
    public required HealthInboxCheck Inbox { get; init; }

    /// <summary>The channels, and plugins that could not be used.</summary>
    public required HealthCheck Plugins { get; init; }

    /// <summary>Whether the instances' tokens work. One that does not, takes no host out of service.</summary>
    public required HealthCheck Instances { get; init; }

    /// <summary>
    /// Whether the keys of the data folder decrypt what is stored. An instance whose credentials they do not decrypt, takes no host out
    /// of service.
    /// </summary>
    public required HealthCheck Keys { get; init; }
}
