using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Omni.Channels.Sdk.Channels;

namespace Omni.FaultyPlugin;

/// <summary>A plugin that looks well and breaks when it is set up.</summary>
public sealed class FaultyModule : IChannelModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<IChannelPlugin>(_ => throw new InvalidOperationException("the fuse has blown"));
}
