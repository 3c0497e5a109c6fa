namespace Omni.Contract.Messages;

/// <summary>The origins of a message.</summary>
public static class MessageSource
{
    /// <summary>Received by webhook.</summary>
    public const string Realtime = "realtime";

    /// <summary>Received by webhook for information only: another partner of the business answers in the chat.</summary>
    public const string Standby = "standby";

    /// <summary>Sent through the API.</summary>
    public const string Api = "api";

    /// <summary>Synchronised from the channel; not used by the current channels.</summary>
    public const string Sync = "sync";

    /// <summary>Imported; not used by this version.</summary>
    public const string Import = "import";
}
