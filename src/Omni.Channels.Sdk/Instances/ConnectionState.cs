using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Instances;

/// <summary>The state of an instance; lower case on the wire.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConnectionState>))]
public enum ConnectionState
{
    /// <summary>Not connected, by wish or because it is unknown.</summary>
    [JsonStringEnumMemberName("disconnected")] Disconnected,

    /// <summary>Being connected.</summary>
    [JsonStringEnumMemberName("connecting")] Connecting,

    /// <summary>Connected: it sends and receives.</summary>
    [JsonStringEnumMemberName("connected")] Connected,

    /// <summary>Lost and being connected again by itself.</summary>
    [JsonStringEnumMemberName("reconnecting")] Reconnecting,

    /// <summary>Cannot work until somebody acts, for example gives a new token.</summary>
    [JsonStringEnumMemberName("error")] Error,
}
