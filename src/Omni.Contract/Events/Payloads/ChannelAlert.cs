using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary>
/// <c>channel.alert</c>: the channel's server reported something about the account or a number that an operator may act on.
/// </summary>
public sealed record ChannelAlert : EventPayload
{
    /// <summary>The instance; each instance of the account has an event of its own.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Its channel.</summary>
    public required string ChannelType { get; init; }

    /// <summary>
    /// <c>account_alerts</c>, <c>account_update</c>, <c>phone_number_quality_update</c>, <c>phone_number_name_update</c> or <c>other</c>.
    /// </summary>
    public required string AlertType { get; init; }

    /// <summary>One of the <see cref="AlertSeverity"/> values.</summary>
    [WordsOf(typeof(AlertSeverity))]
    public required string Severity { get; init; }

    /// <summary>What happened, for people.</summary>
    public required string Message { get; init; }

    /// <summary>What it is about, such as <c>PHONE_NUMBER</c>; null when not named.</summary>
    public string? EntityType { get; init; }

    /// <summary>Its id; null when not named.</summary>
    public string? EntityId { get; init; }

    /// <summary>The report as the channel's server wrote it.</summary>
    public JsonElement? Data { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.ChannelAlert;
}
