namespace Omni.Api.Events;

/// <summary>An event that is committed and ready to publish.</summary>
internal sealed record CommittedEvent
{
    /// <summary>Its place in the order.</summary>
    public required long Seq { get; init; }

    /// <summary>Its id; a bus may drop a second event with the same id.</summary>
    public required Guid Id { get; init; }
    public required string Type { get; init; }
    public string? Channel { get; init; }
    public Guid? InstanceId { get; init; }
    public Guid? ChatId { get; init; }

    /// <summary>The event as JSON.</summary>
    public required string Envelope { get; init; }

    /// <summary><c>{type}.{channelType}.{instanceId}</c>, else just the type.</summary>
    public string Subject => InstanceId is null ? Type : $"{Type}.{Channel}.{InstanceId}";
}
