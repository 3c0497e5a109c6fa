using System.Text;
using Omni.Api.Instances;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Erasure;

/// <summary>Removes the person from raw webhooks. The channel knows their form and which parts belong to others.</summary>
internal sealed class WebhookBodies(InstanceStore instances, InstanceConfigurator settings, ChannelRegistry channels)
{
    /// <summary>
    /// The function that does so for an instance: null for a body that stays unchanged, empty when nothing of it is left. If the channel
    /// cannot separate the parts of a body, the body is removed when its address named the instance; otherwise it stays for its retention.
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
            if (!channels.AreSame(channelId, erasure.Row.Channel) || (instanceId is not null && instanceId != erasure.InstanceId)
                || !bytes.Exists(name => body.Span.IndexOf(name) >= 0))
            {
                return null;
            }
            if (config is not null && channel is not null) return channel.Erase(config, body, names);
            return instanceId is null ? null : ReadOnlyMemory<byte>.Empty;
        };
    }
}
