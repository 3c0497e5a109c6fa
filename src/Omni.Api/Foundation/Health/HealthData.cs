namespace Omni.Api.Foundation.Health;

/// <summary>Names of the figures that health checks report beside their state.</summary>
internal static class HealthData
{
    /// <summary>Inbox: the number of waiting webhooks.</summary>
    public const string Waiting = "waitingWebhooks";

    /// <summary>Inbox: the age of the oldest waiting webhook, in seconds.</summary>
    public const string OldestSeconds = "oldestSeconds";

    /// <summary>Instances: their number.</summary>
    public const string Counts = "counts";
}
