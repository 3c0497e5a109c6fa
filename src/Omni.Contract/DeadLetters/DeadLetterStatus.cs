namespace Omni.Contract.DeadLetters;

/// <summary>The states of a dead letter.</summary>
public static class DeadLetterStatus
{
    /// <summary>Waiting for a retry.</summary>
    public const string Pending = "pending";

    /// <summary>Processed by a retry.</summary>
    public const string Retried = "retried";
}
