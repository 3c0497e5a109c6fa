namespace Omni.Api.Storage;

/// <summary>Where verified webhooks are kept, in the order they came.</summary>
internal interface IInboxStore
{
    /// <summary>
    /// The highest id given so far. Ids after <paramref name="processed"/> are free from now on: a store that was lost or
    /// restored from an older back-up must not give ids again that count as processed.
    /// </summary>
    Task<long> OpenAfterAsync(long processed, CancellationToken ct);

    /// <summary>
    /// Stores all of them in one commit, or throws and stores none. Answers the last id when they are on disk; the caller's thread waits
    /// for that.
    /// </summary>
    long Append(IReadOnlyList<NewWebhook> deliveries);

    /// <summary>
    /// The next ones after <paramref name="id"/>, oldest first: at most <paramref name="limit"/>, and not many megabytes at a time.
    /// </summary>
    Task<IReadOnlyList<StoredWebhook>> ReadAfterAsync(long id, int limit, CancellationToken ct);

    /// <summary>The same for some channels alone.</summary>
    Task<IReadOnlyList<StoredWebhook>> ReadAfterAsync(long id, ChannelFilter filter, int limit, CancellationToken ct);

    /// <summary>How many of some channels are stored after <paramref name="id"/>.</summary>
    Task<long> CountAfterAsync(long id, ChannelFilter filter, CancellationToken ct);

    /// <summary>The last id received before a time; 0 when there is none.</summary>
    Task<long> FindBeforeAsync(long receivedUnixMs, CancellationToken ct);

    /// <summary>Gives processed webhooks another body; null removes one. What was there is overwritten, where the database can.</summary>
    void Replace(IReadOnlyList<(long Id, byte[]? Body)> changes);

    /// <summary>Removes a slice of what is both processed and old, and gives the space back; answers how many went.</summary>
    int Remove(long upToId, long receivedBeforeUnixMs, int limit);
}
