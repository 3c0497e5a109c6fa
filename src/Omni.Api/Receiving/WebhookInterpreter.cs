using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using Omni.Api.Foundation;
using Omni.Api.Plugins;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Webhooks;

namespace Omni.Api.Receiving;

/// <summary>
/// Asks the channel of each webhook for its events, in parallel. The outcomes are in the order of the webhooks, and so are their effects,
/// which keeps every chat's order. Each channel runs on threads of its own, within a time limit.
/// </summary>
internal sealed partial class WebhookInterpreter(
    ChannelRegistry channels, ChannelDirectory directory, IOptions<InboxOptions> options, TimeProvider time, InboxMetrics metrics,
    ILogger<WebhookInterpreter> logger)
    : IDisposable
{
    private static readonly ActivitySource Activities = new(Telemetry.Name);

    private readonly ConcurrentDictionary<string, ChannelThreads> _threads = new(StringComparer.Ordinal);

    /// <summary>
    /// Returns the outcomes of the first webhooks: of all of them, unless the channel does not return from too many (<see
    /// cref="ChannelProgress.IsHeld"/>).
    /// </summary>
    /// <param name="progress">Gets notice of a slow channel.</param>
    /// <param name="webhooks">Webhooks of one queue, in their order.</param>
    /// <param name="ct">The stop of the host.</param>
    public async Task<IReadOnlyList<WebhookOutcome>> InterpretAsync(
        ChannelProgress progress, IReadOnlyList<StoredWebhook> webhooks, CancellationToken ct)
    {
        if (progress.Channel is not { } id || channels.Get(id) is not IWebhookChannel channel)
            return [.. webhooks.Select(SetAsideWithoutChannel)];
        var threads = _threads.GetOrAdd(id, _ => new ChannelThreads(
            progress, (stored, outcome, stop) => InterpretAsync(channel, stored, outcome, stop), options.Value, time, logger));
        var outcomes = await threads.RunAsync(webhooks, ct);
        foreach (var outcome in outcomes) await outcome.NameAsync(directory, ct);
        return outcomes;
    }

    public void Dispose()
    {
        foreach (var threads in _threads.Values) threads.Dispose();
    }

    private WebhookOutcome SetAsideWithoutChannel(StoredWebhook stored)
    {
        var outcome = new WebhookOutcome(stored);
        metrics.Waited(time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(stored.Webhook.ReceivedAtUnixMs));
        outcome.SetAside("NO_CHANNEL", $"No channel '{stored.Webhook.Channel}' is loaded that takes webhooks");
        return outcome;
    }

    private async Task<WebhookOutcome> InterpretAsync(
        IWebhookChannel channel, StoredWebhook stored, WebhookOutcome outcome, CancellationToken ct)
    {
        using var activity = Activities.Continue("inbox.process", ActivityKind.Consumer, stored.Webhook.TraceParent);
        activity.SetTag("omni.webhook_id", stored.Id);
        metrics.Waited(time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(stored.Webhook.ReceivedAtUnixMs));
        try
        {
            await channel.ProcessAsync(WebhookOf(stored), outcome, ct);
            activity.SetTag("omni.events", outcome.Events.Count);
            Log.Processed(logger, stored.Id, outcome.Events.Count);
            return outcome;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // A webhook that breaks the channel must not delay those behind it.
            Log.ChannelFailed(logger, e, stored.Id, stored.Webhook.Channel);
            var failed = new WebhookOutcome(stored);
            failed.SetAside("CHANNEL_FAILED", $"The channel failed on it: {e.GetType().Name}: {e.Message}");
            return failed;
        }
    }

    private static ReceivedWebhook WebhookOf(StoredWebhook stored) => new()
    {
        Id = stored.Id,
        InstanceId = stored.Webhook.InstanceId,
        VerifiedBy = stored.Webhook.VerifiedBy,
        ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(stored.Webhook.ReceivedAtUnixMs),
        Body = stored.Webhook.Body,
    };

    private static partial class Log
    {
        [LoggerMessage(EventIds.Processed, LogLevel.Debug, "Webhook {WebhookId} became {EventCount} events")]
        public static partial void Processed(ILogger logger, long webhookId, int eventCount);

        [LoggerMessage(EventIds.ChannelFailed, LogLevel.Error,
            "Webhook {WebhookId} made the channel {Channel} fail and was kept as a dead letter")]
        public static partial void ChannelFailed(ILogger logger, Exception exception, long webhookId, string channel);
    }
}
