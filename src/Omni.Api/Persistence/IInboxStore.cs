namespace Omni.Api.Persistence;

/// <summary>Where verified webhooks are kept, in the order they came.</summary>
internal interface IInboxStore
{
    /// <summary>Stores all of them in one commit, or throws and stores none. Answers when they are on disk.</summary>
    Task AppendAsync(IReadOnlyList<NewDelivery> deliveries, CancellationToken ct);

    /// <summary>The next ones after <paramref name="id"/>, oldest first: at most <paramref name="limit"/>, and not many megabytes at a time.</summary>
    Task<IReadOnlyList<StoredDelivery>> ReadAfterAsync(long id, int limit, CancellationToken ct);

    /// <summary>Removes a slice of what is both processed and old; answers how many went.</summary>
    Task<int> RemoveAsync(long upToId, long receivedBeforeUnixMs, int limit, CancellationToken ct);
}
