namespace Omni.Contract.Events;

/// <summary>A type of events that this host emits.</summary>
public sealed record EventTypeInfo
{
    /// <summary>The type, such as <c>message.received</c>, or the beginning of types, such as <c>custom.*</c>.</summary>
    public required string EventType { get; init; }
}
