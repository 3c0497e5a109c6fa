namespace Omni.Contract.Events;

/// <summary>How grave an alert is.</summary>
public static class AlertSeverity
{
    /// <summary>For information.</summary>
    public const string Info = "info";

    /// <summary>Something is limited, or will be.</summary>
    public const string Warning = "warning";

    /// <summary>The number or the account cannot be used, or Meta calls it critical.</summary>
    public const string Critical = "critical";
}
