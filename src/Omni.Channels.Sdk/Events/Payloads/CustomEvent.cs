using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Events.Payloads;

/// <summary>
/// An event of the channel's own (<c>custom.…</c>), or one of a type that this version does not know. Its
/// payload is <see cref="Data"/> itself.
/// </summary>
public sealed record CustomEvent : EventPayload
{
    /// <summary>The whole event type, such as <c>custom.account_update</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The payload.</summary>
    public required JsonElement Data { get; init; }

    /// <summary>What makes it the same as an earlier one; null when every one counts.</summary>
    public string? SameAs { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => Name;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? UniqueKey => SameAs;
}
