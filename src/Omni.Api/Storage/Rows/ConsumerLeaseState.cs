namespace Omni.Api.Storage.Rows;

/// <summary>The states of a lease of a shared consumer: out → acknowledged; out → passed on, when it expired.</summary>
internal static class ConsumerLeaseState
{
    /// <summary>A puller has the range, or had it until the lease expired.</summary>
    public const string Out = "out";

    /// <summary>The range was handled.</summary>
    public const string Acknowledged = "acknowledged";

    /// <summary>The lease expired, and others hold the range.</summary>
    public const string PassedOn = "passed_on";
}
