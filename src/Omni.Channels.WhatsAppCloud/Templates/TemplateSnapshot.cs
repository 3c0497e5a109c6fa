namespace Omni.Channels.WhatsAppCloud.Templates;

/// <summary>The templates of an account as they were read.</summary>
/// <param name="Templates">All of them.</param>
/// <param name="StartedAt">When the read began, as a timestamp of the clock.</param>
internal sealed record TemplateSnapshot(IReadOnlyList<TemplateDefinition> Templates, long StartedAt)
{
    public TemplateLookup Find(string name, string language)
    {
        var named = Templates.Where(t => t.Name == name).ToList();
        if (named.Count == 0) return new TemplateLookup.NoSuchName();
        return named.FirstOrDefault(t => Plain(t.Language) == Plain(language)) is { } found
            ? new TemplateLookup.Found(found)
            : new TemplateLookup.NoSuchLanguage([.. named.Select(t => t.Language)]);
    }

    /// <summary>Meta writes <c>en-US</c> in some places and <c>en_US</c> in others.</summary>
    private static string Plain(string language) => language.Replace('-', '_').ToUpperInvariant();
}
