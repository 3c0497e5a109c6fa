using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>flow.changed</c>: a flow has a new status, or its errors or its latency passed a threshold.</summary>
public sealed record FlowChanged : ChannelReport
{
    /// <summary>Such as <c>FLOW_STATUS_CHANGE</c> or <c>ENDPOINT_LATENCY</c>.</summary>
    public string? Event { get; init; }

    /// <summary>The channel's id of the flow.</summary>
    public string? FlowId { get; init; }

    /// <summary>What it says; null when it says nothing.</summary>
    public string? Message { get; init; }

    /// <summary>The status before; null when it is new or unchanged.</summary>
    public string? OldStatus { get; init; }

    /// <summary>The status now; null when unchanged.</summary>
    public string? NewStatus { get; init; }

    /// <summary><c>ACTIVATED</c> or <c>DEACTIVATED</c>; null when it is no alert.</summary>
    public string? AlertState { get; init; }

    /// <summary>The threshold; null when it is no alert.</summary>
    public decimal? Threshold { get; init; }

    /// <summary>The rate of errors in percent; null when it is not about errors.</summary>
    public decimal? ErrorRate { get; init; }

    /// <summary>The median latency in ms; null when it is not about latency.</summary>
    public decimal? P50Latency { get; init; }

    /// <summary>The latency of nine tenths of the requests in ms; null when it is not about latency.</summary>
    public decimal? P90Latency { get; init; }

    /// <summary>How many requests; null when unknown.</summary>
    public long? RequestsCount { get; init; }

    /// <summary>The availability in percent; null when it is not about availability.</summary>
    public decimal? Availability { get; init; }

    /// <summary>The errors by kind; null when there are none.</summary>
    public IReadOnlyList<FlowError>? Errors { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.FlowChanged;
}
