namespace Omni.Contract.Health;

/// <summary>What a check found.</summary>
public static class CheckResult
{
    /// <summary>Nothing is wrong.</summary>
    public const string Ok = "ok";

    /// <summary>Something needs attention; the host works.</summary>
    public const string Warn = "warn";

    /// <summary>It failed.</summary>
    public const string Error = "error";
}
