namespace Omni.Api.Storage;

/// <summary>Stores verified webhooks in the order they came.</summary>
internal interface IInboxStore
{
    /// <summary>
    /// Opens the store and returns the highest id assigned. New ids come after <paramref name="processed"/>: a store that was lost, or
    /// restored from an older back-up, must not assign ids again that count as processed.
    /// </summary>
    Task<long> OpenAfterAsync(long processed, CancellationToken ct);

    /// <summary>
    /// Stores all of them in one commit, or throws and stores none. Returns the last id when they are on disk; the calling thread waits for
    /// that.
    /// </summary>
    long Append(IReadOnlyList<NewWebhook> webhooks);

    /// <summary>
    /// The next ones after <paramref name="id"/>, oldest first: at most <paramref name="limit"/>, and only a few megabytes at a time.
    /// </summary>
    Task<IReadOnlyList<StoredWebhook>> ReadAfterAsync(long id, int limit, CancellationToken ct);

    /// <summary>The next ones of some channels.</summary>
    Task<IReadOnlyList<StoredWebhook>> ReadAfterAsync(long id, ChannelFilter filter, int limit, CancellationToken ct);

    /// <summary>The number of webhooks of some channels after <paramref name="id"/>.</summary>
    Task<long> CountAfterAsync(long id, ChannelFilter filter, CancellationToken ct);

    /// <summary>The last id received before a time; 0 when there is none.</summary>
    Task<long> FindBeforeAsync(long receivedUnixMs, CancellationToken ct);

    /// <summary>
    /// Replaces the bodies of processed webhooks; null removes one. The old bytes are overwritten where the database can do so.
    /// </summary>
    void Replace(IReadOnlyList<(long Id, byte[]? Body)> changes);

    /// <summary>Removes a slice of webhooks that are both processed and old, and frees the space; returns their number.</summary>
    int Remove(long upToId, long receivedBeforeUnixMs, int limit);
}
