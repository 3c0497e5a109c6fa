namespace Omni.Channels.Sdk.Instances;

/// <summary>The state that a plugin keeps for one instance.</summary>
public sealed record InstanceState
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Its settings.</summary>
    public required InstanceConfig Config { get; init; }

    /// <summary>Its state.</summary>
    public required ConnectionStatus Status { get; init; }

    /// <summary>When it was first tracked.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last sent, received or emitted anything; null before the first activity.</summary>
    public DateTimeOffset? LastActivityAt { get; init; }
}
