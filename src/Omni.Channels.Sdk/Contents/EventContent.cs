using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Contents;

/// <summary>A calendar event.</summary>
public sealed record EventContent : MessageContent
{
    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>What it is about.</summary>
    public string? Description { get; init; }

    /// <summary>When it begins.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Event;
}
