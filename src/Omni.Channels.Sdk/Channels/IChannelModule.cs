using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Omni.Channels.Sdk.Channels;

/// <summary>The one door of a plugin: it registers what the channel needs, an <see cref="IChannelPlugin"/> among it.</summary>
public interface IChannelModule
{
    /// <summary>Registers the plugin (as <see cref="IChannelPlugin"/>, singleton) and its parts. Opens no connection.</summary>
    void AddServices(IServiceCollection services, IConfiguration configuration);
}
