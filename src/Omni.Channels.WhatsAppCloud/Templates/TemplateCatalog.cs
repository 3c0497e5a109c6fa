using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Omni.Channels.WhatsAppCloud.Graph;
using Omni.Channels.WhatsAppCloud.Graph.Responses;
using Omni.Channels.WhatsAppCloud.Numbers;

namespace Omni.Channels.WhatsAppCloud.Templates;

/// <summary>
/// Caches the templates of each account. Reads them from Graph when the cache expires, when a webhook reports a change, or before a
/// message is refused because of what the cache says.
/// </summary>
internal sealed class TemplateCatalog(GraphClient graph, IOptions<WhatsAppCloudOptions> options, TimeProvider time)
{
    // The key includes the reader: an instance sees only the templates that its own token can read.
    private readonly ConcurrentDictionary<(string AccountId, string Reader), AccountTemplates> _accounts = new();

    /// <summary>The present moment, for <see cref="FindAsync"/>.</summary>
    public long Now => time.GetTimestamp();

    /// <summary>Clears the cached templates of an account; the next lookup reads them again.</summary>
    public void Forget(string? businessAccountId)
    {
        foreach (var ((id, _), account) in _accounts)
        {
            if (id == businessAccountId) account.Forget();
        }
    }

    /// <param name="on">The instance whose account is looked through.</param>
    /// <param name="name">The template's name.</param>
    /// <param name="language">The template's language.</param>
    /// <param name="readSince">
    /// Reads the list again when the cached one is older than this moment, as long as the account is not asked too often; null accepts
    /// what is cached.
    /// </param>
    /// <param name="ct">Ends the lookup.</param>
    public async Task<TemplateLookup> FindAsync(WhatsAppInstance on, string name, string language, long? readSince, CancellationToken ct)
    {
        var account = _accounts.GetOrAdd((on.BusinessAccountId, on.AppSecretProof), _ => new AccountTemplates(time));
        var (snapshot, fault) = await ReadAsync(account, on, readSince, ct);
        return snapshot?.Find(name, language) ?? new TemplateLookup.Unreadable(fault!);
    }

    private async Task<(TemplateSnapshot? Snapshot, string? Fault)> ReadAsync(
        AccountTemplates account, WhatsAppInstance on, long? readSince, CancellationToken ct)
    {
        if (account.Snapshot is { } known && IsGood(known)) return (known, null);
        var asked = Now;
        await account.Gate.WaitAsync(ct);
        try
        {
            // Another caller may have read the templates, or failed to, while this one waited.
            if (account.Snapshot is { } read && (IsGood(read) || read.StartedAt >= asked)) return (read, null);
            if (account.Failure is { } failure && (failure.StartedAt >= asked || !account.Rereads.TryTake())) return (null, failure.Fault);
            if (account is { Failure: null, Snapshot: { } old } && IsYoung(old) && !account.Rereads.TryTake()) return (old, null);
            return await ReadAllAsync(account, on, ct);
        }
        finally
        {
            account.Gate.Release();
        }

        bool IsGood(TemplateSnapshot snapshot) => IsYoung(snapshot) && (readSince is null || snapshot.StartedAt >= readSince);
        bool IsYoung(TemplateSnapshot snapshot) => time.GetElapsedTime(snapshot.StartedAt) < options.Value.TemplateCacheDuration;
    }

    private async Task<(TemplateSnapshot? Snapshot, string? Fault)> ReadAllAsync(
        AccountTemplates account, WhatsAppInstance on, CancellationToken ct)
    {
        var (changes, startedAt) = (account.Changes, Now);
        var all = new List<TemplateDefinition>();
        await foreach (var page in graph.GetTemplatesAsync(on, ct))
        {
            if (page is not GraphResult<TemplatesResponse>.Ok { Value: var answer })
            {
                account.Failure = (page.Describe(), startedAt);
                return (null, page.Describe());
            }

            all.AddRange((answer.Data ?? []).OfType<TemplatesResponse.Template>().Select(TemplateDefinition.Of));
        }

        account.Failure = null;
        var snapshot = new TemplateSnapshot(all, startedAt);
        account.Keep(snapshot, changes);
        return (snapshot, null);
    }
}
