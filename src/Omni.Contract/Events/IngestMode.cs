namespace Omni.Contract.Events;

/// <summary>How a message came.</summary>
public static class IngestMode
{
    /// <summary>As it happened.</summary>
    public const string Realtime = "realtime";

    /// <summary>With the history of the account: do not answer it.</summary>
    public const string HistorySync = "history-sync";
}
