using Omni.Channels.Sdk.Instances;
using Omni.Contract.Instances;

namespace Omni.Api.Instances;

/// <summary>Builds the view of a connection's state.</summary>
internal static class ConnectionView
{
    public static string Of(ConnectionState state) => state switch
    {
        ConnectionState.Disconnected => ConnectionStates.Disconnected,
        ConnectionState.Connecting => ConnectionStates.Connecting,
        ConnectionState.Connected => ConnectionStates.Connected,
        ConnectionState.Reconnecting => ConnectionStates.Reconnecting,
        ConnectionState.Error => ConnectionStates.Error,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "The states of a connection are closed"),
    };

    public static InstanceError? Of(ConnectionError? error) =>
        error is null ? null : new InstanceError { Code = error.Code, Message = error.Message, Retryable = error.Retryable };
}
