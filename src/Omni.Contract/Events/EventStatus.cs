namespace Omni.Contract.Events;

/// <summary>The states of an event that is kept.</summary>
public static class EventStatus
{
    /// <summary>It has its effect.</summary>
    public const string Completed = "completed";

    /// <summary>It says that a message failed.</summary>
    public const string Failed = "failed";
}
