using System.Collections.Concurrent;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Outbox;

/// <summary>REST callers who wait for the outcome of a message. Bounded by the requests in flight.</summary>
internal sealed class SendWaiters
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource<SendResult>> _waiting = new();

    public Task<SendResult> Register(Guid messageId)
    {
        var waiter = new TaskCompletionSource<SendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[messageId] = waiter;
        return waiter.Task;
    }

    public void Tell(Guid messageId, SendResult result)
    {
        if (_waiting.TryRemove(messageId, out var waiter)) waiter.TrySetResult(result);
    }

    public void Forget(Guid messageId) => _waiting.TryRemove(messageId, out _);
}
