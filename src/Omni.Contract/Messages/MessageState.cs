namespace Omni.Contract.Messages;

/// <summary>The states of a message's content.</summary>
public static class MessageState
{
    /// <summary>Unchanged.</summary>
    public const string Active = "active";

    /// <summary>Edited by its sender.</summary>
    public const string Edited = "edited";

    /// <summary>Deleted for everyone by its sender.</summary>
    public const string Deleted = "deleted";

    /// <summary>It expired: the channel no longer shows it.</summary>
    public const string Expired = "expired";
}
