using Omni.Channels.Sdk.Channels;
using Omni.Contract.Instances;

namespace Omni.Api.Instances;

/// <summary>Builds the view of a channel.</summary>
internal static class ChannelView
{
    public static Channel Of(IChannelPlugin channel) => new()
    {
        Id = channel.Id,
        Name = channel.Name,
        Version = channel.Version,
        Description = channel.Name,
        Loaded = true,
        Capabilities = channel.Capabilities,
    };
}
