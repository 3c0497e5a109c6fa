using Omni.Api.Background;
using Omni.Api.Inbox;
using Omni.Api.Outbox;
using Omni.Api.Persistence;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Lanes;

/// <summary>What every lane works with.</summary>
internal sealed record LaneParts(ChannelRegistry Channels, IReadDb Reads, LaneClaims Claims, OutcomeRecorder Recorder, OutboxMetrics Metrics, OutboxOptions Options, Chance Chance, SlotClock Slots, Signal ProbeWanted, TimeProvider Time, ILogger Logger)
{
    public required BreakerStore Breakers { get; init; }
    public required InboxProgress Inbox { get; init; }
    public required OutboxHold Hold { get; init; }
}
