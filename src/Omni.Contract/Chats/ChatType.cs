namespace Omni.Contract.Chats;

/// <summary>The types of chats.</summary>
public static class ChatType
{
    /// <summary>A chat with one person.</summary>
    public const string Direct = "dm";

    /// <summary>A group.</summary>
    public const string Group = "group";

    /// <summary>A broadcast channel.</summary>
    public const string Channel = "channel";
}
