using System.Collections.Concurrent;

namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>The messages on the customers' phones, newest last. Bounded: the oldest are removed first.</summary>
internal sealed class Users
{
    private const int MaxUsers = 100_000, MaxMessages = 200;

    private readonly ConcurrentDictionary<string, Queue<ArrivedMessage>> _phones = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Receipt> _receipts = new();
    private long _total;

    /// <summary>The number of messages that arrived on all phones.</summary>
    public long Total => Interlocked.Read(ref _total);

    public void Deliver(string phone, ArrivedMessage message)
    {
        Interlocked.Increment(ref _total);
        if (_phones.Count >= MaxUsers && !_phones.ContainsKey(phone)) return;
        var messages = _phones.GetOrAdd(phone, _ => new Queue<ArrivedMessage>());
        lock (messages)
        {
            messages.Enqueue(message);
            if (messages.Count > MaxMessages) messages.Dequeue();
        }
    }

    /// <summary>The business's receipts of customer messages, oldest first.</summary>
    public IReadOnlyList<Receipt> Receipts => [.. _receipts];

    public void Receive(Receipt receipt)
    {
        _receipts.Enqueue(receipt);
        while (_receipts.Count > MaxMessages) _receipts.TryDequeue(out _);
    }

    public IReadOnlyList<ArrivedMessage> MessagesAt(string phone)
    {
        if (!_phones.TryGetValue(phone, out var messages)) return [];
        lock (messages) return [.. messages];
    }
}
