namespace Omni.Contract.Sending;

/// <summary>What happens to a free-form message when the host believes that the recipient's service window has closed.</summary>
public static class OutsideWindow
{
    /// <summary>The host refuses it, or sends the fallback template.</summary>
    public const string Refuse = "refuse";

    /// <summary>It goes to the channel, which knows best. When the channel refuses it, the fallback template goes out.</summary>
    public const string Ask = "ask";
}
