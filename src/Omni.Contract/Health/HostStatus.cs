namespace Omni.Contract.Health;

/// <summary>Whether the host can take work.</summary>
public static class HostStatus
{
    /// <summary>It can.</summary>
    public const string Healthy = "healthy";

    /// <summary>A check that decides failed: the host is out of service.</summary>
    public const string Degraded = "degraded";
}
