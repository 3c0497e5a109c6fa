using Omni.Channels.Sdk.Channels;

namespace Omni.Channels.WhatsAppCloud;

/// <summary>Gives what the host handed over at initialisation to the parts that are built before it.</summary>
internal sealed class PluginContextAccessor
{
    private PluginContext? _context;

    public PluginContext Context
    {
        get => _context ?? throw new InvalidOperationException("The channel was used before it was initialised");
        set => _context = value;
    }
}
