namespace Omni.Contract.Instances;

/// <summary>How urgently an instance needs an operator.</summary>
public static class InstanceHealthLevel
{
    /// <summary>Nothing to do.</summary>
    public const string Healthy = "healthy";

    /// <summary>Something must be changed in time.</summary>
    public const string Warning = "warning";

    /// <summary>Something must be changed now.</summary>
    public const string Degraded = "degraded";
}
