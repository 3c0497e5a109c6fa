using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Omni.Channels.WhatsAppCloud.Graph;
using Omni.Channels.WhatsAppCloud.Graph.Responses;
using Omni.Channels.WhatsAppCloud.Numbers;

namespace Omni.Channels.WhatsAppCloud.Templates;

/// <summary>
/// Caches the templates of each account. Reads them from Graph when the cache expires, when a webhook reports a change,
/// or when a template is missing.
/// </summary>
internal sealed class TemplateCatalog(GraphClient graph, IOptions<WhatsAppCloudOptions> options, TimeProvider time)
{
    private const int PageSize = 250, MaxPages = 40;

    // Sends of an unknown template must not each call Graph.
    private static readonly TimeSpan MissingIsBelieved = TimeSpan.FromSeconds(5);

    // The key includes the reader: an instance sees only the templates that its own token can read.
    private readonly ConcurrentDictionary<(string AccountId, string Reader), Account> _accounts = new();

    /// <summary>Clears the cached templates of an account; the next lookup reads them again.</summary>
    public void Forget(string? businessAccountId)
    {
        foreach (var ((id, _), account) in _accounts)
        {
            if (id == businessAccountId) account.Forget();
        }
    }

    public async Task<TemplateLookup> FindAsync(WhatsAppInstance on, string name, string language, CancellationToken ct)
    {
        var account = _accounts.GetOrAdd((on.BusinessAccountId, on.AppSecretProof), _ => new Account());
        var (snapshot, fault) = await ReadAsync(account, on, options.Value.TemplateCacheDuration, ct);
        if (snapshot is not null && snapshot.Find(name, language) is not TemplateLookup.Found)
            (snapshot, fault) = await ReadAsync(account, on, MissingIsBelieved, ct);
        return snapshot?.Find(name, language) ?? new TemplateLookup.Unreadable(fault!);
    }

    private async Task<(Snapshot? Snapshot, string? Fault)> ReadAsync(
        Account account, WhatsAppInstance on, TimeSpan maxAge, CancellationToken ct)
    {
        if (account.Snapshot is { } known && IsYoung(known)) return (known, null);
        await account.Gate.WaitAsync(ct);
        try
        {
            // Another caller may have read the templates while this one waited.
            if (account.Snapshot is { } read && IsYoung(read)) return (read, null);
            var changes = account.Changes;
            var (templates, fault) = await ReadAllAsync(on, ct);
            if (templates is null) return (null, fault);
            var snapshot = new Snapshot(templates, time.GetTimestamp());
            account.Keep(snapshot, changes);
            return (snapshot, null);
        }
        finally
        {
            account.Gate.Release();
        }

        bool IsYoung(Snapshot snapshot) => time.GetElapsedTime(snapshot.ReadAt) < maxAge;
    }

    private async Task<(List<TemplateDefinition>? Templates, string? Fault)> ReadAllAsync(WhatsAppInstance on, CancellationToken ct)
    {
        var all = new List<TemplateDefinition>();
        string? after = null;
        for (var page = 0; page < MaxPages; page++)
        {
            switch (await graph.GetTemplatesAsync(on, PageSize, after, ct))
            {
                case GraphResult<TemplatesResponse>.Ok { Value: var answer }:
                    all.AddRange((answer.Data ?? []).Select(TemplateDefinition.Of));
                    after = answer.Paging is { Next: not null, Cursors.After: { Length: > 0 } next } ? next : null;
                    if (after is null) return (all, null);
                    break;
                case GraphResult<TemplatesResponse>.Refused { Error: var error }: return (null, error.Describe());
                case GraphResult<TemplatesResponse>.Unreachable { Reason: var reason }: return (null, reason);
                default: return (null, "Meta's Graph API gave no answer that can be read");
            }
        }

        return (all, null);
    }

    private sealed class Account
    {
        private readonly Lock _writing = new();
        private volatile Snapshot? _snapshot;
        private int _changes;

        public SemaphoreSlim Gate { get; } = new(1, 1);
        public Snapshot? Snapshot => _snapshot;

        /// <summary>The number of template changes reported so far.</summary>
        public int Changes => Volatile.Read(ref _changes);

        public void Forget()
        {
            lock (_writing) (_snapshot, _changes) = (null, _changes + 1);
        }

        /// <summary>Caches a snapshot, unless the templates changed while it was read.</summary>
        public void Keep(Snapshot snapshot, int changes)
        {
            lock (_writing)
            {
                if (changes == _changes) _snapshot = snapshot;
            }
        }
    }

    private sealed record Snapshot(IReadOnlyList<TemplateDefinition> Templates, long ReadAt)
    {
        public TemplateLookup Find(string name, string language)
        {
            var named = Templates.Where(t => t.Name == name).ToList();
            if (named.Count == 0) return new TemplateLookup.NoSuchName();
            return named.FirstOrDefault(t => t.Language == language) is { } found
                ? new TemplateLookup.Found(found)
                : new TemplateLookup.NoSuchLanguage([.. named.Select(t => t.Language)]);
        }
    }
}
