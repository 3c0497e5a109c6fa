namespace Omni.Contract.Receipts;

/// <summary>The values of a presence's <c>type</c>.</summary>
public static class PresenceType
{
    /// <summary>Typing.</summary>
    public const string Typing = "typing";

    /// <summary>Recording a voice note.</summary>
    public const string Recording = "recording";

    /// <summary>Stopped.</summary>
    public const string Paused = "paused";
}
