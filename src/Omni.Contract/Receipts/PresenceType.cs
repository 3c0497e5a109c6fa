namespace Omni.Contract.Receipts;

/// <summary>What the other side sees of what the instance does.</summary>
public static class PresenceType
{
    /// <summary>It is typing.</summary>
    public const string Typing = "typing";

    /// <summary>It is recording a voice note.</summary>
    public const string Recording = "recording";

    /// <summary>It stopped.</summary>
    public const string Paused = "paused";
}
