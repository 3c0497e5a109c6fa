namespace Omni.Contract.Events;

/// <summary>Messages by direction.</summary>
public sealed record DirectionCounts
{
    /// <summary>Messages received.</summary>
    public required long Inbound { get; init; }

    /// <summary>Messages sent, including failed ones.</summary>
    public required long Outbound { get; init; }
}
