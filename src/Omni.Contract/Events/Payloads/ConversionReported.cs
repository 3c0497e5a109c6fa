using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>marketing.conversion</c>: an order or a lead was recognised in a conversation.</summary>
public sealed record ConversionReported : ChannelReport
{
    /// <summary>The channel's id of the message.</summary>
    public string? MessageId { get; init; }

    /// <summary><c>LeadSubmitted</c> or <c>Purchase</c>.</summary>
    public string? EventName { get; init; }

    /// <summary>The click on the ad before; null when there was none.</summary>
    public string? ClickId { get; init; }

    /// <summary>The currency; null when there is no amount.</summary>
    public string? Currency { get; init; }

    /// <summary>The amount; null when there is none.</summary>
    public decimal? Value { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.ConversionReported;
}
