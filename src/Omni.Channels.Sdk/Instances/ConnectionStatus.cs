namespace Omni.Channels.Sdk.Instances;

/// <summary>The state of an instance, since when and why.</summary>
public sealed record ConnectionStatus
{
    /// <summary>The state.</summary>
    public required ConnectionState State { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>A sentence for a person.</summary>
    public string? Message { get; init; }

    /// <summary>Set when the state is <see cref="ConnectionState.Error"/>.</summary>
    public ConnectionError? Error { get; init; }

    /// <summary>Set when the channel has told who the instance is.</summary>
    public ConnectionMetadata? Metadata { get; init; }

    /// <summary>Whether it sends and receives now.</summary>
    public bool IsConnected => State == ConnectionState.Connected;

    /// <summary>The status of an instance that the plugin does not know.</summary>
    public static ConnectionStatus NotFound(DateTimeOffset now) =>
        new() { State = ConnectionState.Disconnected, Since = now, Message = "Instance not found" };

    /// <summary>A status with state <see cref="ConnectionState.Error"/>.</summary>
    public static ConnectionStatus Failed(ConnectionError error, DateTimeOffset now) =>
        new() { State = ConnectionState.Error, Since = now, Message = error.Message, Error = error };
}
