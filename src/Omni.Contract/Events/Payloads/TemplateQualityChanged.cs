using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>template.quality_changed</c>: the quality of a template changed.</summary>
public sealed record TemplateQualityChanged : ChannelReport
{
    /// <summary>The channel's id of the template.</summary>
    public string? TemplateId { get; init; }

    /// <summary>Its name.</summary>
    public string? TemplateName { get; init; }

    /// <summary>Its language.</summary>
    public string? Language { get; init; }

    /// <summary><c>GREEN</c>, <c>YELLOW</c>, <c>RED</c> or <c>UNKNOWN</c>.</summary>
    public string? PreviousQuality { get; init; }

    /// <summary>The same, now.</summary>
    public string? NewQuality { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.TemplateQualityChanged;
}
