namespace Omni.Contract.Messages;

/// <summary>The states of a message's content.</summary>
public static class MessageState
{
    /// <summary>As it was written.</summary>
    public const string Active = "active";

    /// <summary>Edited by its writer.</summary>
    public const string Edited = "edited";

    /// <summary>Deleted for everyone by its writer.</summary>
    public const string Deleted = "deleted";

    /// <summary>Its time is over: the channel does not show it any more.</summary>
    public const string Expired = "expired";
}
