using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Events.Payloads;

/// <summary><c>reaction.received</c>: a user reacted to a message.</summary>
public sealed record ReactionReceived : ReactionPayload
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.ReactionReceived;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? UniqueKey => ExternalId is null ? null : $"reaction-received|{ExternalId}";
}
