using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Omni.Channels.Sdk.Channels;

namespace Omni.StuckPlugin;

/// <summary>Brings a channel that takes everything and never gives an answer.</summary>
public sealed class StuckModule : IChannelModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<IChannelPlugin, StuckChannel>();
}
