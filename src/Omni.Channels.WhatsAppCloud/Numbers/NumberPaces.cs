using System.Collections.Concurrent;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>How fast each number may send. https://developers.facebook.com/docs/whatsapp/cloud-api/overview#throughput</summary>
internal sealed class NumberPaces
{
    private const int Standard = 80, High = 1000;

    /// <summary>To one user: a message in 6 seconds in the long run, bursts of 45 borrow from it.</summary>
    private const int PairBurst = 45;

    private static readonly TimeSpan PairInterval = TimeSpan.FromSeconds(6);

    private readonly ConcurrentDictionary<Guid, SendPace> _paces = new();

    public SendPace? Of(Guid instanceId) => _paces.GetValueOrDefault(instanceId);

    /// <summary>
    /// Notes what is configured, else Meta's <c>throughput.level</c> of the number, else the least that any number may send.
    /// </summary>
    public void Set(WhatsAppInstance instance, string? level)
    {
        var rate = instance.MessagesPerSecond ?? (level == "HIGH" ? High : Standard);
        if (_paces.TryGetValue(instance.InstanceId, out var known) && known.MessagesPerSecond == rate) return;
        _paces[instance.InstanceId] =
            new SendPace { MessagesPerSecond = rate, RecipientBurst = PairBurst, RecipientInterval = PairInterval };
    }

    public void Forget(Guid instanceId) => _paces.TryRemove(instanceId, out _);
}
