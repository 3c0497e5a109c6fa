using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>number.error</c>: an error of a number that concerns no message.</summary>
public sealed record NumberFailed : ChannelReport
{
    /// <summary>The channel's code; null when it names none.</summary>
    public long? Code { get; init; }

    /// <summary>What it says.</summary>
    public string? Title { get; init; }

    /// <summary>Why; null when it does not say.</summary>
    public string? Details { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.NumberFailed;
}
