using Omni.Contract.Contents;

namespace Omni.Contract.Sending;

/// <summary>The template that went out instead of the message, because the recipient's service window was closed.</summary>
public sealed record StandInTemplate
{
    /// <summary>The template's name.</summary>
    public required string Name { get; init; }

    /// <summary>The language code.</summary>
    public required string Language { get; init; }

    /// <summary>The template of a content that stands in for another; null for any other content.</summary>
    public static StandInTemplate? Of(MessageContent? content) => content is TemplateContent { StandsIn: true } template
        ? new StandInTemplate { Name = template.Template, Language = template.Language }
        : null;
}
