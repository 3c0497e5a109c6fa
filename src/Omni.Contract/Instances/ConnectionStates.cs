namespace Omni.Contract.Instances;

/// <summary>The states of an instance's connection.</summary>
public static class ConnectionStates
{
    /// <summary>Not connected, by request or because the channel does not know it.</summary>
    public const string Disconnected = "disconnected";

    /// <summary>Being connected.</summary>
    public const string Connecting = "connecting";

    /// <summary>Connected: it sends and receives.</summary>
    public const string Connected = "connected";

    /// <summary>Lost, and being connected again by itself.</summary>
    public const string Reconnecting = "reconnecting";

    /// <summary>Cannot work until a person acts, for example gives a new token.</summary>
    public const string Error = "error";
}
