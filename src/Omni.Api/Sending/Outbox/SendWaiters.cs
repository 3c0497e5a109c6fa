using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Sending.Outbox;

/// <summary>REST callers who wait for the outcome of a message: who sent it, and whoever repeats the request. Bounded by the requests in flight.</summary>
internal sealed class SendWaiters
{
    private readonly Dictionary<Guid, List<Waiter>> _waiting = [];
    private readonly Lock _gate = new();

    /// <summary>How many wait.</summary>
    public int Count
    {
        get { lock (_gate) return _waiting.Count; }
    }

    public Waiter Register(Guid messageId)
    {
        var waiter = new Waiter(messageId);
        lock (_gate)
        {
            if (!_waiting.TryGetValue(messageId, out var known)) _waiting[messageId] = known = new List<Waiter>(1);
            known.Add(waiter);
        }

        return waiter;
    }

    /// <summary>It has its outcome.</summary>
    public void Tell(Guid messageId, SendResult result) => Tell(messageId, new SendNews.Ended(result));

    public void Tell(Guid messageId, SendNews news)
    {
        List<Waiter>? told;
        lock (_gate)
        {
            if (!_waiting.Remove(messageId, out told)) return;
        }

        foreach (var waiter in told) waiter.Tell(news);
    }

    /// <summary>Waits no longer.</summary>
    public void Forget(Waiter waiter)
    {
        lock (_gate)
        {
            if (_waiting.TryGetValue(waiter.MessageId, out var known) && known.Remove(waiter) && known.Count == 0) _waiting.Remove(waiter.MessageId);
        }
    }

    /// <summary>One who waits for one message.</summary>
    internal sealed class Waiter(Guid messageId)
    {
        private readonly TaskCompletionSource<SendNews> _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Guid MessageId => messageId;

        public Task<SendNews> News => _news.Task;

        public void Tell(SendNews news) => _news.TrySetResult(news);
    }
}
