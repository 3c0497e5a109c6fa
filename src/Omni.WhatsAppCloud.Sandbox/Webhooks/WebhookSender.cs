using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Webhooks;

/// <summary>Signs and delivers webhooks when they are due. Retries those without a 200 response, with growing delays.</summary>
internal sealed class WebhookSender(
    Numbers numbers, CallbackClient client, IOptions<SandboxOptions> options, TimeProvider time) : BackgroundService
{
    private const int MaxWaiting = 200_000, MaxRecords = 1000, MaxTries = 30, Concurrency = 32;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1), Look = TimeSpan.FromMilliseconds(20);

    private readonly PriorityQueue<Delivery, (DateTimeOffset Due, long Order)> _waiting = new();
    private readonly Queue<DeliveryRecord> _records = new();
    private readonly SemaphoreSlim _slots = new(Concurrency);
    private readonly Lock _gate = new();
    private DeliveryHabits _habits = new();
    private long _order;
    private bool _holdNext;

    /// <summary>The latest attempts, oldest first.</summary>
    public IReadOnlyList<DeliveryRecord> Records
    {
        get { lock (_gate) return [.. _records]; }
    }

    public DeliveryHabits Habits
    {
        get { lock (_gate) return _habits; }
        set
        {
            lock (_gate)
            {
                _habits = value;
                _holdNext = true;
            }
        }
    }

    /// <summary>Sends a webhook after a delay.</summary>
    public void Post(SandboxNumber number, JsonObject payload, TimeSpan delay)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(payload);
        lock (_gate)
        {
            var bad = _habits.BadSignatures > 0;
            if (bad) _habits = _habits with { BadSignatures = _habits.BadSignatures - 1 };
            for (var copy = 0; copy <= _habits.Duplicates; copy++)
                Enqueue(new Delivery { Number = number, Body = body, WithBadSignature = bad && copy == 0 }, delay);
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
            if (TakeDue() is { } delivery)
            {
                await _slots.WaitAsync(stoppingToken);
                _ = DeliverAsync(delivery, stoppingToken);
            }
            else
            {
                await Task.Delay(Look, time, stoppingToken);
            }
        }
    }

    private async Task DeliverAsync(Delivery delivery, CancellationToken ct)
    {
        try
        {
            var status = numbers.CallbackOf(delivery.Number) is { } callback ? await client.PostAsync(callback, delivery, ct) : null;
            delivery.Tries++;
            Record(new DeliveryRecord(time.GetUtcNow(), delivery.Number.PhoneNumberId, delivery.Tries, status));
            if (status == 200 || delivery.Tries >= MaxTries) return;
            var pause = options.Value.RetryDelay * Math.Pow(2, Math.Min(delivery.Tries - 1, 10));
            lock (_gate) Enqueue(delivery, pause < LongestPause ? pause : LongestPause);
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

    private Delivery? TakeDue()
    {
        lock (_gate)
        {
            return !_habits.Paused && _waiting.TryPeek(out _, out var at) && at.Due <= time.GetUtcNow() ? _waiting.Dequeue() : null;
        }
    }

    private void Enqueue(Delivery delivery, TimeSpan delay)
    {
        if (_waiting.Count >= MaxWaiting) return;

        // Delay every other webhook long enough for later ones to overtake it.
        var held = _habits.Reorder && _holdNext ? options.Value.StatusDelay * 4 : TimeSpan.Zero;
        _holdNext = !_holdNext;
        _waiting.Enqueue(delivery, (time.GetUtcNow() + delay + held, _order++));
    }

    private void Record(DeliveryRecord record)
    {
        lock (_gate)
        {
            _records.Enqueue(record);
            if (_records.Count > MaxRecords) _records.Dequeue();
        }
    }
}
