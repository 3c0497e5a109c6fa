namespace Omni.Contract.Erasures;

/// <summary>The states of an erasure.</summary>
public static class ErasureState
{
    /// <summary>In progress.</summary>
    public const string Running = "running";

    /// <summary>Waiting for the outcome of messages that were being sent.</summary>
    public const string Waiting = "waiting";

    /// <summary>Complete.</summary>
    public const string Done = "done";
}
