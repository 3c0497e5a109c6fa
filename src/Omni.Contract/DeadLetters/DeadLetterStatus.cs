namespace Omni.Contract.DeadLetters;

/// <summary>The states of a dead letter.</summary>
public static class DeadLetterStatus
{
    /// <summary>Waiting for a retry.</summary>
    public const string Pending = "pending";

    /// <summary>Being processed again. A retry ends at once here, so that none is shown so.</summary>
    public const string Retrying = "retrying";

    /// <summary>Put into the inbox again by a retry. A filter by <c>resolved</c> finds it too.</summary>
    public const string Retried = "retried";

    /// <summary>Declared to be settled by an operator.</summary>
    public const string Resolved = "resolved";

    /// <summary>Given up by an operator.</summary>
    public const string Abandoned = "abandoned";
}
