using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary>
/// A channel-specific event (<c>custom.…</c>), or one of a type that this version does not know. Its payload is <see cref="Data"/>
/// itself.
/// </summary>
public sealed record CustomEvent : EventPayload
{
    /// <summary>The full event type, such as <c>custom.account_update</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The payload: any JSON value.</summary>
    public required JsonElement Data { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => Name;
}
