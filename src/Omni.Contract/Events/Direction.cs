namespace Omni.Contract.Events;

/// <summary>Which way the message of an event went.</summary>
public static class Direction
{
    /// <summary>From the other side to the instance.</summary>
    public const string Inbound = "inbound";

    /// <summary>From the instance to the other side.</summary>
    public const string Outbound = "outbound";
}
