using System.Text.Json;

namespace Omni.Contract.Instances;

/// <summary>Which events a channel emits, as <c>GET /channels/capabilities</c> shows it.</summary>
public sealed record ChannelEventSupport
{
    /// <summary>The channel's id, such as <c>whatsapp-cloud</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The display name.</summary>
    public required string Name { get; init; }

    /// <summary>The types, such as <c>message.received</c>, and patterns such as <c>custom.*</c>; null when unknown.</summary>
    public IReadOnlyList<string>? Emits { get; init; }

    /// <summary>Whether the edit of a message is an event of its own type: true, false or <c>"unknown"</c>.</summary>
    public required JsonElement Edits { get; init; }

    /// <summary>Whether the deletion of a message is an event of its own type: true, false or <c>"unknown"</c>.</summary>
    public required JsonElement Deletes { get; init; }

    /// <summary>Whether what the channel reports twice becomes one event: true, false or <c>"unknown"</c>.</summary>
    public required JsonElement Idempotency { get; init; }
}
