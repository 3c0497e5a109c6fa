using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Omni.Channels.Sdk.Channels;

/// <summary>The entry point of a plugin. It registers the channel's services, including an <see cref="IChannelPlugin"/>.</summary>
public interface IChannelModule
{
    /// <summary>Registers the plugin (as <see cref="IChannelPlugin"/>, singleton) and its parts. Opens no connection.</summary>
    void AddServices(IServiceCollection services, IConfiguration configuration);
}
