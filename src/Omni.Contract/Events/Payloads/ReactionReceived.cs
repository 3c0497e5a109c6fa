using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>reaction.received</c>: a user reacted to a message.</summary>
public sealed record ReactionReceived : ReactionPayload
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.ReactionReceived;
}
