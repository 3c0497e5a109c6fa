using System.Text.Json.Serialization;

namespace Omni.Contract.Contents;

/// <summary>A calendar event.</summary>
public sealed record EventContent : MessageContent
{
    /// <summary>The event's title.</summary>
    public required string Name { get; init; }

    /// <summary>The description; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>The start time; null when unknown.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Event;
}
