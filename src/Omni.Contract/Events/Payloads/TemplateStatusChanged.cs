using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>template.status_changed</c>: the status of a template changed.</summary>
public sealed record TemplateStatusChanged : ChannelReport
{
    /// <summary>The instance; each instance of the account has an event of its own.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>The channel's id of the template.</summary>
    public string? TemplateId { get; init; }

    /// <summary>The same id, under the name that Omni uses.</summary>
    public string? MetaTemplateId { get; init; }

    /// <summary>Its name.</summary>
    public string? TemplateName { get; init; }

    /// <summary>Its language.</summary>
    public string? Language { get; init; }

    /// <summary>The status before; null: the channel does not say.</summary>
    public string? PreviousStatus { get; init; }

    /// <summary>
    /// <c>APPROVED</c>, <c>PENDING</c>, <c>REJECTED</c>, <c>PAUSED</c> or <c>DELETED</c>; a word of the channel that is none of
    /// these stands as it is.
    /// </summary>
    public string? NewStatus { get; init; }

    /// <summary>The channel's own word, such as <c>DISABLED</c>, <c>PENDING_DELETION</c> or <c>UNARCHIVED</c>.</summary>
    public string? Event { get; init; }

    /// <summary>Its category; null when not named.</summary>
    public string? Category { get; init; }

    /// <summary>Why; null when there is no reason.</summary>
    public string? RejectionReason { get; init; }

    /// <summary>The day on which it was disabled, as written by the channel; null when it was not.</summary>
    public string? DisableDate { get; init; }

    /// <summary>Such as <c>FIRST_PAUSE</c>; null when there is none.</summary>
    public string? Title { get; init; }

    /// <summary>The explanation; null when there is none.</summary>
    public string? Description { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.TemplateStatusChanged;
}
