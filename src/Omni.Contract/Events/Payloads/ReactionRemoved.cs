using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>reaction.removed</c>: a user removed a reaction.</summary>
public sealed record ReactionRemoved : ReactionPayload
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.ReactionRemoved;
}
