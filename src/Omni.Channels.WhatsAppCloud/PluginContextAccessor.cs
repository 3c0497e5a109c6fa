using Omni.Channels.Sdk.Channels;

namespace Omni.Channels.WhatsAppCloud;

/// <summary>Provides the host's context to services that are created before the plugin is initialised.</summary>
internal sealed class PluginContextAccessor
{
    private PluginContext? _context;

    public PluginContext Context
    {
        get => _context ?? throw new InvalidOperationException("The channel was used before it was initialised");
        set => _context = value;
    }
}
