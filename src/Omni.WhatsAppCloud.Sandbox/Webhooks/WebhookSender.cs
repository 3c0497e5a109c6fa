using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Webhooks;

/// <summary>Signs and posts webhooks when they are due. Retries those without a 200 response, with growing delays.</summary>
internal sealed class WebhookSender(
    Numbers numbers, CallbackClient client, IOptions<SandboxOptions> options, TimeProvider time) : BackgroundService
{
    private const int MaxWaiting = 200_000, MaxRecords = 1000, MaxTries = 30, Concurrency = 32;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1), Look = TimeSpan.FromMilliseconds(20);

    private readonly PriorityQueue<OutgoingWebhook, (DateTimeOffset Due, long Order)> _waiting = new();
    private readonly Queue<WebhookAttempt> _records = new();
    private readonly SemaphoreSlim _slots = new(Concurrency);
    private readonly Lock _gate = new();
    private WebhookBehavior _behavior = new();
    private long _order;
    private bool _holdNext;

    /// <summary>The latest attempts, oldest first.</summary>
    public IReadOnlyList<WebhookAttempt> Records
    {
        get { lock (_gate) return [.. _records]; }
    }

    public WebhookBehavior Behavior
    {
        get { lock (_gate) return _behavior; }
        set
        {
            lock (_gate)
            {
                _behavior = value;
                _holdNext = true;
            }
        }
    }

    /// <summary>Sends a webhook after a delay.</summary>
    public void Post(SandboxNumber number, JsonObject payload, TimeSpan delay)
    {
        var body = WebhookBody.Of(payload);
        lock (_gate)
        {
            var bad = _behavior.BadSignatures > 0;
            if (bad) _behavior = _behavior with { BadSignatures = _behavior.BadSignatures - 1 };
            for (var copy = 0; copy <= _behavior.Duplicates; copy++)
                Enqueue(new OutgoingWebhook { Number = number, Body = body, WithBadSignature = bad && copy == 0 }, delay);
        }
    }

    public override void Dispose()
    {
        _slots.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (TakeDue() is { } webhook)
            {
                await _slots.WaitAsync(stoppingToken);
                _ = PostAsync(webhook, stoppingToken);
            }
            else
            {
                await Task.Delay(Look, time, stoppingToken);
            }
        }
    }

    private async Task PostAsync(OutgoingWebhook webhook, CancellationToken ct)
    {
        try
        {
            var status = numbers.CallbackOf(webhook.Number) is { } callback ? await client.PostAsync(callback, webhook, ct) : null;
            webhook.Tries++;
            Record(new WebhookAttempt(time.GetUtcNow(), webhook.Number.PhoneNumberId, webhook.Tries, status));
            if (status == 200 || webhook.Tries >= MaxTries) return;
            var pause = options.Value.RetryDelay * Math.Pow(2, Math.Min(webhook.Tries - 1, 10));
            lock (_gate) Enqueue(webhook, pause < LongestPause ? pause : LongestPause);
        }
        catch (OperationCanceledException)
        {
            // Stopping: undelivered webhooks are lost.
        }
        finally
        {
            _slots.Release();
        }
    }

    private OutgoingWebhook? TakeDue()
    {
        lock (_gate)
        {
            return !_behavior.Paused && _waiting.TryPeek(out _, out var at) && at.Due <= time.GetUtcNow() ? _waiting.Dequeue() : null;
        }
    }

    private void Enqueue(OutgoingWebhook webhook, TimeSpan delay)
    {
        if (_waiting.Count >= MaxWaiting) return;

        // Delay every other webhook long enough for later ones to overtake it.
        var held = _behavior.Reorder && _holdNext ? options.Value.StatusDelay * 4 : TimeSpan.Zero;
        _holdNext = !_holdNext;
        _waiting.Enqueue(webhook, (time.GetUtcNow() + delay + held, _order++));
    }

    private void Record(WebhookAttempt record)
    {
        lock (_gate)
        {
            _records.Enqueue(record);
            if (_records.Count > MaxRecords) _records.Dequeue();
        }
    }
}
