using Omni.Api.Persistence;
using Omni.Api.Sending.Outbox;

namespace Omni.Api.Observability;

/// <summary>Whether the data is what it should be: files in their place, closed to others, and no back-up that waits for a word.</summary>
internal sealed class DataHealth(IStorageWatch watch, DataFolderHealth folder, OutboxHold hold, IReadDb reads)
{
    /// <summary>What is wrong with the database's files; null when nothing is.</summary>
    public string? DatabaseFault => watch.Fault;

    /// <summary>What is wrong with the folder's protection; null when nothing is.</summary>
    public string? FolderWarning => folder.Warning;

    /// <summary>Why nothing is sent, and how much would be; null when nothing is held.</summary>
    public async Task<string?> HeldAsync(CancellationToken ct)
    {
        if (!hold.IsOn) return null;
        try
        {
            return hold.Describe((await reads.ReadAsync(RestoreMark.Waiting, row => row.GetInt64(0), ct))[0]);
        }
        catch (Exception e) when (StorageTrouble.Is(e))
        {
            // The database has a check of its own.
            return OutboxHold.Reason;
        }
    }
}
