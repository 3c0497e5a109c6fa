namespace Omni.Contract.Instances;

/// <summary>The states of an instance's connection.</summary>
public static class ConnectionStates
{
    /// <summary>Not connected: disconnected on request, or never connected.</summary>
    public const string Disconnected = "disconnected";

    /// <summary>Being connected.</summary>
    public const string Connecting = "connecting";

    /// <summary>Connected: it sends and receives.</summary>
    public const string Connected = "connected";

    /// <summary>Connection lost; reconnecting automatically.</summary>
    public const string Reconnecting = "reconnecting";

    /// <summary>Cannot work until an operator acts, for example provides a new token.</summary>
    public const string Error = "error";
}
