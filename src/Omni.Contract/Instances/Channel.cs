namespace Omni.Contract.Instances;

/// <summary>A channel that the host has.</summary>
public sealed record Channel
{
    /// <summary>The id, such as <c>whatsapp-cloud</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name for people.</summary>
    public required string Name { get; init; }

    /// <summary>The version of the plugin.</summary>
    public required string Version { get; init; }

    /// <summary>What it connects to.</summary>
    public required string Description { get; init; }

    /// <summary>Always true: a plugin that could not be loaded is not listed.</summary>
    public required bool Loaded { get; init; }

    /// <summary>What it can do, and its limits.</summary>
    public required ChannelCapabilities Capabilities { get; init; }
}
