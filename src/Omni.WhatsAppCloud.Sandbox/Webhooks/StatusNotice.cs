using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Webhooks;

/// <summary>A status of a message of the business.</summary>
internal sealed record StatusNotice
{
    public required string Wamid { get; init; }
    public required string Status { get; init; }
    public required SentMessage Sent { get; init; }

    /// <summary>The customer; null for a group.</summary>
    public required Customer? To { get; init; }

    /// <summary>Whether the business named the customer by a user id.</summary>
    public bool IsToUserId { get; init; }

    /// <summary>Meta's errors; null when the message did not fail.</summary>
    public JsonNode? Errors { get; init; }

    public required DateTimeOffset At { get; init; }
}
