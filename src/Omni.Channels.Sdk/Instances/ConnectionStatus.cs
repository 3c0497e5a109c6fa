namespace Omni.Channels.Sdk.Instances;

/// <summary>The state of an instance, with its start time and its reason.</summary>
public sealed record ConnectionStatus
{
    /// <summary>The state.</summary>
    public required ConnectionState State { get; init; }

    /// <summary>When the instance entered this state.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>A human-readable explanation; null when there is none.</summary>
    public string? Message { get; init; }

    /// <summary>The error; null unless the state is <see cref="ConnectionState.Error"/>.</summary>
    public ConnectionError? Error { get; init; }

    /// <summary>The account behind the instance; null until the channel reports it.</summary>
    public ConnectionMetadata? Metadata { get; init; }

    /// <summary>Whether the state is <see cref="ConnectionState.Connected"/>.</summary>
    public bool IsConnected => State == ConnectionState.Connected;

    /// <summary>The status of an instance that the plugin does not know.</summary>
    public static ConnectionStatus NotFound(DateTimeOffset now) =>
        new() { State = ConnectionState.Disconnected, Since = now, Message = "Instance not found" };

    /// <summary>A status with state <see cref="ConnectionState.Error"/>.</summary>
    public static ConnectionStatus Failed(ConnectionError error, DateTimeOffset now) =>
        new() { State = ConnectionState.Error, Since = now, Message = error.Message, Error = error };
}
