namespace Omni.Contract.DeadLetters;

/// <summary>The states of a dead letter.</summary>
public static class DeadLetterStatus
{
    /// <summary>It waits to be retried.</summary>
    public const string Pending = "pending";

    /// <summary>It was processed by a retry.</summary>
    public const string Retried = "retried";
}
