namespace Omni.Contract.Health;

/// <summary>Whether the host is ready.</summary>
public static class HostStatus
{
    /// <summary>The host is ready.</summary>
    public const string Healthy = "healthy";

    /// <summary>A critical check failed: the host is out of service.</summary>
    public const string Degraded = "degraded";
}
