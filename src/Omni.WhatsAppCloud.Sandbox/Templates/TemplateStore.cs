using System.Collections.Concurrent;
using System.Text.Json;

namespace Omni.WhatsAppCloud.Sandbox.Templates;

/// <summary>The templates of each account. Every account starts with the same set.</summary>
internal sealed class TemplateStore(TimeProvider time)
{
    private const int MaxTemplates = 1000, MaxBlocked = 10_000;

    private static readonly TimeSpan NameBlock = TimeSpan.FromDays(30);

    private static readonly IReadOnlyList<JsonElement> First = [.. JsonElement.Parse(FirstTemplates.Json).EnumerateArray()];

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, SandboxTemplate>> _accounts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _accountOf = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Account, string Name), DateTimeOffset> _blocked = new();
    private readonly ConcurrentQueue<(DateTimeOffset Due, string Account, SandboxTemplate Template)> _reviews = new();

    public SandboxTemplate? Find(string accountId, string name, string language) => Of(accountId).GetValueOrDefault(Key(name, language));

    /// <summary>Returns a template by its id, with its account; null when there is none.</summary>
    public (string AccountId, SandboxTemplate Template)? FindById(string id) =>
        _accountOf.TryGetValue(id, out var account) && Of(account).Values.FirstOrDefault(t => t.Id == id) is { } template
            ? (account, template)
            : null;

    /// <summary>Returns all templates of an account, in a stable order.</summary>
    public IReadOnlyList<SandboxTemplate> List(string accountId) =>
        [.. Of(accountId).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Value)];

    /// <summary>Adds or replaces a template; false when the store is full.</summary>
    public bool Set(string accountId, SandboxTemplate template)
    {
        var templates = Of(accountId);
        var key = Key(template.Name, template.Language);
        if (templates.TryGetValue(key, out var known))
        {
            _accountOf.TryRemove(known.Id, out _);
        }
        else if (templates.Count >= MaxTemplates)
        {
            return false;
        }

        templates[key] = template;
        _accountOf[template.Id] = accountId;
        return true;
    }

    /// <summary>Approves a template after its review, unless it has changed by then.</summary>
    public void Review(string accountId, SandboxTemplate template, TimeSpan duration) =>
        _reviews.Enqueue((time.GetUtcNow() + duration, accountId, template));

    /// <summary>Removes a template; the name of an approved one cannot be used again for a while.</summary>
    public void Remove(string accountId, SandboxTemplate template)
    {
        if (!Of(accountId).TryRemove(KeyValuePair.Create(Key(template.Name, template.Language), template))) return;
        _accountOf.TryRemove(template.Id, out _);
        if (template.Status == TemplateStatus.Approved && _blocked.Count < MaxBlocked)
            _blocked[(accountId, template.Name)] = time.GetUtcNow() + NameBlock;
    }

    /// <summary>Whether templates of this name were deleted lately, and none is left.</summary>
    public bool IsBlocked(string accountId, string name) =>
        _blocked.TryGetValue((accountId, name), out var until) && until > time.GetUtcNow() && Of(accountId).Values.All(t => t.Name != name);

    private ConcurrentDictionary<string, SandboxTemplate> Of(string accountId)
    {
        if (!_reviews.IsEmpty) FinishReviews();
        return _accounts.TryGetValue(accountId, out var templates) ? templates : _accounts.GetOrAdd(accountId, Start);
    }

    private ConcurrentDictionary<string, SandboxTemplate> Start(string accountId)
    {
        var templates = new ConcurrentDictionary<string, SandboxTemplate>(StringComparer.Ordinal);
        foreach (var template in First.Select(t => new SandboxTemplate(t)))
        {
            templates[Key(template.Name, template.Language)] = template;
            _accountOf[template.Id] = accountId;
        }

        return templates;
    }

    private void FinishReviews()
    {
        while (_reviews.TryPeek(out var next) && next.Due <= time.GetUtcNow() && _reviews.TryDequeue(out var review))
        {
            if (_accounts.TryGetValue(review.Account, out var templates))
                templates.TryUpdate(
                    Key(review.Template.Name, review.Template.Language), review.Template.With(("status", TemplateStatus.Approved)),
                    review.Template);
        }
    }

    private static string Key(string name, string language) => $"{name}|{language}";
}
