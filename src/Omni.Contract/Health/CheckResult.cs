namespace Omni.Contract.Health;

/// <summary>The results of a check.</summary>
public static class CheckResult
{
    /// <summary>No problem.</summary>
    public const string Ok = "ok";

    /// <summary>Needs attention; the host keeps working.</summary>
    public const string Warn = "warn";

    /// <summary>The check failed.</summary>
    public const string Error = "error";
}
