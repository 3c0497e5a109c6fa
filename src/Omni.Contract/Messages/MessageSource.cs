namespace Omni.Contract.Messages;

/// <summary>How a message came to this host.</summary>
public static class MessageSource
{
    /// <summary>By a webhook.</summary>
    public const string Realtime = "realtime";

    /// <summary>By a request to send.</summary>
    public const string Api = "api";

    /// <summary>By a synchronisation with the channel; not by the channels that there are.</summary>
    public const string Sync = "sync";

    /// <summary>By an import; not by this version.</summary>
    public const string Import = "import";
}
