using System.Collections.Concurrent;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>The send rate of each number. https://developers.facebook.com/docs/whatsapp/cloud-api/overview#throughput</summary>
internal sealed class NumberPaces
{
    private const int Standard = 80, High = 1000;

    private const string HighLevel = "HIGH";

    /// <summary>Meta allows one message to a user every 6 seconds on average, with bursts of up to 45.</summary>
    private const int PairBurst = 45;

    private static readonly TimeSpan PairInterval = TimeSpan.FromSeconds(6);

    private readonly ConcurrentDictionary<Guid, SendPace> _paces = new();
    private readonly ConcurrentDictionary<Guid, bool> _raised = new();

    public SendPace? Of(Guid instanceId) => _paces.GetValueOrDefault(instanceId);

    /// <summary>Meta has raised the number's throughput: for good, so an answer that still names the old level is late.</summary>
    public void Raise(WhatsAppInstance instance)
    {
        _raised[instance.InstanceId] = true;
        Set(instance, HighLevel);
    }

    /// <summary>
    /// Sets the configured rate, else that of Meta's <c>throughput.level</c>, else the lowest rate of any number.
    /// </summary>
    public void Set(WhatsAppInstance instance, string? level)
    {
        var rate = instance.MessagesPerSecond ?? (level == HighLevel || _raised.ContainsKey(instance.InstanceId) ? High : Standard);
        if (_paces.TryGetValue(instance.InstanceId, out var known) && known.MessagesPerSecond == rate) return;
        _paces[instance.InstanceId] =
            new SendPace { MessagesPerSecond = rate, RecipientBurst = PairBurst, RecipientInterval = PairInterval };
    }

    public void Forget(Guid instanceId)
    {
        _paces.TryRemove(instanceId, out _);
        _raised.TryRemove(instanceId, out _);
    }
}
