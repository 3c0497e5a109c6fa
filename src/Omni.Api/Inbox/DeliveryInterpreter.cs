using System.Diagnostics;
using Omni.Api.Persistence;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Webhooks;

namespace Omni.Api.Inbox;

/// <summary>Asks the channel of each webhook for its events: side by side, the outcomes in the order of the webhooks. Their effects are applied in that order, which keeps every chat's.</summary>
internal sealed partial class DeliveryInterpreter(ChannelRegistry channels, TimeProvider time, InboxMetrics metrics, ILogger<DeliveryInterpreter> logger)
{
    private static readonly ActivitySource Activities = new(Telemetry.Name);
    private static readonly int Degree = Math.Clamp(Environment.ProcessorCount, 1, 8);

    public async Task<IReadOnlyList<DeliveryOutcome>> InterpretAsync(IReadOnlyList<StoredDelivery> deliveries, CancellationToken ct)
    {
        var outcomes = new DeliveryOutcome[deliveries.Count];
        await Parallel.ForAsync(0, deliveries.Count, new ParallelOptions { MaxDegreeOfParallelism = Degree, CancellationToken = ct }, async (place, stop) => outcomes[place] = await InterpretAsync(deliveries[place], stop));
        return outcomes;
    }

    private async Task<DeliveryOutcome> InterpretAsync(StoredDelivery stored, CancellationToken ct)
    {
        var outcome = new DeliveryOutcome(stored);
        using var activity = Activities.StartActivity("inbox.process", ActivityKind.Consumer, stored.Delivery.TraceParent);
        activity?.SetTag("omni.delivery_id", stored.Id);
        metrics.Waited(time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(stored.Delivery.ReceivedAtUnixMs));
        try
        {
            if (channels.Get(stored.Delivery.Channel) is IWebhookChannel channel) await channel.ProcessAsync(DeliveryOf(stored), outcome, ct);
            else outcome.SetAside("NO_CHANNEL", $"No channel '{stored.Delivery.Channel}' is loaded that takes webhooks");
            activity?.SetTag("omni.events", outcome.Events.Count);
            Log.Processed(logger, stored.Id, outcome.Events.Count);
            return outcome;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // A webhook that breaks the channel must not hold up those behind it.
            Log.ChannelFailed(logger, e, stored.Id, stored.Delivery.Channel);
            var failed = new DeliveryOutcome(stored);
            failed.SetAside("CHANNEL_FAILED", $"The channel failed on it: {e.GetType().Name}: {e.Message}");
            return failed;
        }
    }

    private static Delivery DeliveryOf(StoredDelivery stored) => new()
    {
        Id = stored.Id,
        InstanceId = stored.Delivery.InstanceId,
        VerifiedBy = stored.Delivery.VerifiedBy,
        ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(stored.Delivery.ReceivedAtUnixMs),
        Body = stored.Delivery.Body,
    };

    private static partial class Log
    {
        [LoggerMessage(2102, LogLevel.Debug, "Delivery {DeliveryId} became {EventCount} events")]
        public static partial void Processed(ILogger logger, long deliveryId, int eventCount);

        [LoggerMessage(2103, LogLevel.Error, "Delivery {DeliveryId} broke the channel {Channel} and was kept as a dead letter")]
        public static partial void ChannelFailed(ILogger logger, Exception exception, long deliveryId, string channel);
    }
}
