namespace Omni.Contract.Health;

/// <summary>The checks.</summary>
public sealed record HealthCheckSet
{
    /// <summary>Whether the database responds and its files exist.</summary>
    public required HealthCheck Database { get; init; }

    /// <summary>Whether events reach NATS; always <c>ok</c> with the in-process bus.</summary>
    public required HealthCheck Nats { get; init; }

    /// <summary>Free disk space of the data folder.</summary>
    public required HealthCheck Disk { get; init; }

    /// <summary>Whether other users of the machine can access the data folder.</summary>
    public required HealthCheck DataFolder { get; init; }

    /// <summary>
    /// Whether sending is held, after a restored backup or because a channel's service fails. The host stays in
    /// service.
    /// </summary>
    public required HealthCheck Outbox { get; init; }

    /// <summary>Webhooks that are acknowledged but not processed yet.</summary>
    public required HealthInboxCheck Inbox { get; init; }

    /// <summary>The channels, and plugins that failed to load.</summary>
    public required HealthCheck Plugins { get; init; }

    /// <summary>Whether the instances' tokens are valid. The host stays in service if one is not.</summary>
    public required HealthCheck Instances { get; init; }

    /// <summary>
    /// Whether the data folder's keys decrypt the stored secrets. The host stays in service if they do not decrypt the credentials of an
    /// instance.
    /// </summary>
    public required HealthCheck Keys { get; init; }
}
