using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Instances;

/// <summary>The state of an instance; lower case on the wire.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConnectionState>))]
public enum ConnectionState
{
    /// <summary>Not connected: it was disconnected, or the plugin does not know it.</summary>
    [JsonStringEnumMemberName("disconnected")] Disconnected,

    /// <summary>Being connected.</summary>
    [JsonStringEnumMemberName("connecting")] Connecting,

    /// <summary>Connected: it sends and receives.</summary>
    [JsonStringEnumMemberName("connected")] Connected,

    /// <summary>The connection was lost; the plugin reconnects automatically.</summary>
    [JsonStringEnumMemberName("reconnecting")] Reconnecting,

    /// <summary>Cannot work until an operator acts, for example replaces the token.</summary>
    [JsonStringEnumMemberName("error")] Error,
}
