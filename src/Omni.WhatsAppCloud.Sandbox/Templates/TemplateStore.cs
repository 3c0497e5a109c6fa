using System.Collections.Concurrent;
using System.Text.Json;

namespace Omni.WhatsAppCloud.Sandbox.Templates;

/// <summary>The templates of each account. Every account starts with the same set.</summary>
internal sealed class TemplateStore
{
    private const int MaxTemplates = 1000;

    private static readonly IReadOnlyList<JsonElement> First = [.. JsonElement.Parse(FirstTemplates.Json).EnumerateArray()];

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, SandboxTemplate>> _accounts = new(StringComparer.Ordinal);

    public SandboxTemplate? Find(string accountId, string name, string language) => Of(accountId).GetValueOrDefault(Key(name, language));

    /// <summary>Returns all templates of an account, in a stable order.</summary>
    public IReadOnlyList<SandboxTemplate> List(string accountId) =>
        [.. Of(accountId).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Value)];

    /// <summary>Adds or replaces a template; false when the store is full.</summary>
    public bool Set(string accountId, SandboxTemplate template)
    {
        var templates = Of(accountId);
        if (templates.Count >= MaxTemplates && !templates.ContainsKey(Key(template.Name, template.Language))) return false;
        templates[Key(template.Name, template.Language)] = template;
        return true;
    }

    private ConcurrentDictionary<string, SandboxTemplate> Of(string accountId) => _accounts.GetOrAdd(
        accountId, _ => new ConcurrentDictionary<string, SandboxTemplate>(
            First.Select(t => new SandboxTemplate(t)).Select(t => KeyValuePair.Create(Key(t.Name, t.Language), t)), StringComparer.Ordinal));

    private static string Key(string name, string language) => $"{name}|{language}";
}
