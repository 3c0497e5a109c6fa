using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>template.category_changed</c>: the category of a template changed or will change.</summary>
public sealed record TemplateCategoryChanged : ChannelReport
{
    /// <summary>The channel's id of the template.</summary>
    public string? TemplateId { get; init; }

    /// <summary>Its name.</summary>
    public string? TemplateName { get; init; }

    /// <summary>Its language.</summary>
    public string? Language { get; init; }

    /// <summary>The category before; null when not named.</summary>
    public string? PreviousCategory { get; init; }

    /// <summary>The current category; null when not named.</summary>
    public string? NewCategory { get; init; }

    /// <summary>The category that it will get; null when it has changed already.</summary>
    public string? CorrectCategory { get; init; }

    /// <summary>When it changes, in Unix ms; null when it has changed already.</summary>
    public long? ChangesAt { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.TemplateCategoryChanged;
}
