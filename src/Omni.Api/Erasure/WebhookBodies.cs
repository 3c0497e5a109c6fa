using System.Text;
using Omni.Api.Instances;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Erasure;

/// <summary>Takes the person out of webhooks as they came: the channel knows their shape, and whose the other parts are.</summary>
internal sealed class WebhookBodies(InstanceStore instances, InstanceConfigurator settings, ChannelRegistry channels)
{
    /// <summary>
    /// A way to do so for an instance: null for a body that stays as it is, empty when nothing of it is left. Where nobody can
    /// tell the parts of a body apart, it goes when its address named the instance, else it stays for its retention.
    /// </summary>
    public async Task<Func<string, Guid?, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>?>> EraserOfAsync(
        RunningErasure erasure, CancellationToken ct)
    {
        var names = erasure.Subject.Names.ToHashSet(StringComparer.Ordinal);
        var bytes = names.Select(Encoding.UTF8.GetBytes).ToList();
        var config = await instances.FindAsync(erasure.InstanceId, ct) is { } row ? settings.ConfigOf(row) : null;
        var channel = channels.Get(erasure.Row.Channel) as IErasingChannel;
        return (channelId, instanceId, body) =>
        {
            if (channelId != erasure.Row.Channel || (instanceId is not null && instanceId != erasure.InstanceId)
                || !bytes.Exists(name => body.Span.IndexOf(name) >= 0))
            {
                return null;
            }
            if (config is not null && channel is not null) return channel.Erase(config, body, names);
            return instanceId is null ? null : ReadOnlyMemory<byte>.Empty;
        };
    }
}
