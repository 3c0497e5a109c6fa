using Omni.Api.Outbox;
using Omni.Api.Outbox.Departures;
using Omni.Api.Persistence;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Lanes;

/// <summary>What every lane works with.</summary>
internal sealed record LaneParts(
    ChannelRegistry Channels, IReadDb Reads, LaneClaims Claims, MarkedSend Marked, OutcomeRecorder Recorder,
    OutboxMetrics Metrics, OutboxOptions Options, Chance Chance, SlotClock Slots, TimeProvider Time, ILogger Logger);
