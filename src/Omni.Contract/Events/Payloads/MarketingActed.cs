using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>marketing.action</c>: a person clicked a link of a marketing message or saw its page.</summary>
public sealed record MarketingActed : ChannelReport
{
    /// <summary>Such as <c>marketing_messages_link_click</c>.</summary>
    public string? ActionType { get; init; }

    /// <summary>What was clicked; null when nothing was.</summary>
    public string? ClickComponent { get; init; }

    /// <summary>The id of the click; null when there is none.</summary>
    public string? ClickId { get; init; }

    /// <summary>Links actions of one message; null when there is none.</summary>
    public string? TrackingToken { get; init; }

    /// <summary>The product; null when there is none.</summary>
    public string? ProductId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.MarketingActed;
}
