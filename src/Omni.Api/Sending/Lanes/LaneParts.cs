using Omni.Api.Background;
using Omni.Api.Inbox;
using Omni.Api.Persistence;
using Omni.Api.Sending.Departures;
using Omni.Api.Sending.Outbox;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Sending.Lanes;

/// <summary>What every lane works with.</summary>
internal sealed record LaneParts(ChannelRegistry Channels, IReadDb Reads, LaneClaims Claims, MarkedSend Marked, OutcomeRecorder Recorder, SendFailures Failures, OutboxMetrics Metrics, TimeProvider Time)
{
    public required OutboxOptions Options { get; init; }
    public required Chance Chance { get; init; }
    public required SlotClock Slots { get; init; }
    public required BreakerStore Breakers { get; init; }
    public required InboxProgress Inbox { get; init; }
    public required OutboxHold Hold { get; init; }
    public required ILogger Logger { get; init; }

    /// <summary>Rings when a lane wants to know whether its channel's service answers.</summary>
    public Signal ProbeWanted { get; } = new();
}
