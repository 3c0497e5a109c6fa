using System.Collections.Concurrent;

namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>The messages of all conversations by their wamids, in both directions. Bounded: the oldest are removed first.</summary>
internal sealed class MessageLog
{
    private const int MaxMessages = 50_000;

    private readonly ConcurrentDictionary<string, SentMessage> _sent = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ReceivedMessage> _received = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _sentOrder = new(), _receivedOrder = new();

    public void Add(string wamid, SentMessage message) => Add(wamid, message, _sent, _sentOrder);

    public void Add(string wamid, ReceivedMessage message) => Add(wamid, message, _received, _receivedOrder);

    public SentMessage? FindSent(string wamid) => _sent.GetValueOrDefault(wamid);

    public ReceivedMessage? FindReceived(string wamid) => _received.GetValueOrDefault(wamid);

    private static void Add<T>(string wamid, T message, ConcurrentDictionary<string, T> messages, ConcurrentQueue<string> order)
    {
        messages[wamid] = message;
        order.Enqueue(wamid);
        while (order.Count > MaxMessages && order.TryDequeue(out var oldest)) messages.TryRemove(oldest, out _);
    }
}
