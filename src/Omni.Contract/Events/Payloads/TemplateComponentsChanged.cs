using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>template.components_changed</c>: the content of a template changed.</summary>
public sealed record TemplateComponentsChanged : ChannelReport
{
    /// <summary>The channel's id of the template.</summary>
    public string? TemplateId { get; init; }

    /// <summary>Its name.</summary>
    public string? TemplateName { get; init; }

    /// <summary>Its language.</summary>
    public string? Language { get; init; }

    /// <summary>The header; null when it has none.</summary>
    public string? Header { get; init; }

    /// <summary>The text with its placeholders.</summary>
    public string? Body { get; init; }

    /// <summary>The footer; null when it has none.</summary>
    public string? Footer { get; init; }

    /// <summary>The buttons; null when it has none.</summary>
    public IReadOnlyList<TemplateButton>? Buttons { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.TemplateComponentsChanged;
}
