namespace Omni.Contract.Events;

/// <summary>The directions of an event's message.</summary>
public static class Direction
{
    /// <summary>Received by the instance.</summary>
    public const string Inbound = "inbound";

    /// <summary>Sent by the instance.</summary>
    public const string Outbound = "outbound";
}
