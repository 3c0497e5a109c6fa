namespace Omni.Client.Operating;

/// <summary>The same for one instance, with its pace.</summary>
public sealed record InstanceOutbox
{
    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The pending.</summary>
    public required int Pending { get; init; }

    /// <summary>The waiting.</summary>
    public required int Waiting { get; init; }

    /// <summary>The sending.</summary>
    public required int Sending { get; init; }

    /// <summary>The ambiguous.</summary>
    public required int Ambiguous { get; init; }

    /// <summary>The oldest pending seconds.</summary>
    public double? OldestPendingSeconds { get; init; }

    /// <summary>Messages a second now.</summary>
    public double? Rate { get; init; }

    /// <summary>Messages a second that the number may send.</summary>
    public double? Limit { get; init; }

    /// <summary>Why nothing leaves.</summary>
    public string? HeldBecause { get; init; }

    /// <summary>When that ends by itself.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Messages that left and have no answer yet.</summary>
    public required int UnderWay { get; init; }

    /// <summary>The open breaker: the service of the channel fails, and the number waits for it. Null while it is closed.</summary>
    public OpenBreaker? Breaker { get; init; }
}
