namespace Omni.Channels.WhatsAppCloud.Templates;

/// <summary>What came of looking a template up: a closed union.</summary>
internal abstract record TemplateLookup
{
    private TemplateLookup()
    {
    }

    public sealed record Found(TemplateDefinition Template) : TemplateLookup;

    /// <summary>The account has no template of that name.</summary>
    public sealed record NoSuchName : TemplateLookup;

    /// <summary>It has the template, in other languages.</summary>
    public sealed record NoSuchLanguage(IReadOnlyList<string> Languages) : TemplateLookup;

    /// <summary>The account's templates could not be read.</summary>
    public sealed record Unreadable(string Reason) : TemplateLookup;
}
