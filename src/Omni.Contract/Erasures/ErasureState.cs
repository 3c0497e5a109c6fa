namespace Omni.Contract.Erasures;

/// <summary>The states of an erasure.</summary>
public static class ErasureState
{
    /// <summary>It is being done.</summary>
    public const string Running = "running";

    /// <summary>It waits for the outcome of messages that were leaving.</summary>
    public const string Waiting = "waiting";

    /// <summary>Everything is gone.</summary>
    public const string Done = "done";
}
