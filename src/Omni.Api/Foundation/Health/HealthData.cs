namespace Omni.Api.Foundation.Health;

/// <summary>What checks name the figures that the answer shows beside their state.</summary>
internal static class HealthData
{
    /// <summary>Of the inbox: how many webhooks wait.</summary>
    public const string Waiting = "waitingWebhooks";

    /// <summary>Of the inbox: how long the oldest has waited, in seconds.</summary>
    public const string OldestSeconds = "oldestSeconds";

    /// <summary>Of the instances: how many there are.</summary>
    public const string Counts = "counts";
}
