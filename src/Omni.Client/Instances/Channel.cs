namespace Omni.Client.Instances;

/// <summary>A loaded channel.</summary>
public sealed record Channel
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The version.</summary>
    public required string Version { get; init; }

    /// <summary>What it is about.</summary>
    public required string Description { get; init; }

    /// <summary>The loaded.</summary>
    public required bool Loaded { get; init; }

    /// <summary>The capabilities.</summary>
    public required ChannelCapabilities Capabilities { get; init; }
}
