namespace Omni.Channels.WhatsAppCloud.Templates;

/// <summary>The result of a template lookup: a closed union.</summary>
internal abstract record TemplateLookup
{
    private TemplateLookup()
    {
    }

    public sealed record Found(TemplateDefinition Template) : TemplateLookup;

    /// <summary>The account has no template with this name.</summary>
    public sealed record NoSuchName : TemplateLookup;

    /// <summary>The template exists only in other languages.</summary>
    public sealed record NoSuchLanguage(IReadOnlyList<string> Languages) : TemplateLookup;

    /// <summary>The account's templates could not be read.</summary>
    public sealed record Unreadable(string Reason) : TemplateLookup;
}
