namespace Omni.Contract.Instances;

/// <summary>A loaded channel.</summary>
public sealed record Channel
{
    /// <summary>The id, such as <c>whatsapp-cloud</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The display name.</summary>
    public required string Name { get; init; }

    /// <summary>The version of the plugin.</summary>
    public required string Version { get; init; }

    /// <summary>The service it connects to.</summary>
    public required string Description { get; init; }

    /// <summary>Always true: a plugin that could not be loaded is not listed.</summary>
    public required bool Loaded { get; init; }

    /// <summary>Its abilities and limits.</summary>
    public required ChannelCapabilities Capabilities { get; init; }
}
