using Omni.Channels.Sdk.Channels;

namespace Omni.Channels.WhatsAppCloud;

/// <summary>What the host offered at initialisation, for the parts that are built before it.</summary>
internal sealed class HostLink
{
    private PluginContext? _context;

    public PluginContext Context
    {
        get => _context ?? throw new InvalidOperationException("The channel was used before it was initialised");
        set => _context = value;
    }
}
