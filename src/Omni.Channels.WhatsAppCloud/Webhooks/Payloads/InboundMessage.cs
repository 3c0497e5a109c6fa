using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

/// <summary>A message that came in: a closed union read by <c>type</c>. What Meta invents next is <see cref="UnknownMessage"/> and keeps its JSON.</summary>
[JsonConverter(typeof(InboundMessageConverter))]
internal abstract record InboundMessage
{
    private protected InboundMessage()
    {
    }

    /// <summary>The wamid.</summary>
    public required string Id { get; init; }

    /// <summary>Phone digits; absent for users who show only a user name.</summary>
    public string? From { get; init; }

    /// <summary>The business-scoped user id.</summary>
    public string? FromUserId { get; init; }

    /// <summary>Seconds since 1970, as text.</summary>
    public string? Timestamp { get; init; }
    public string? Type { get; init; }
    public string? GroupId { get; init; }
    public MessageContext? Context { get; init; }

    /// <summary>The whole object as it came.</summary>
    [JsonIgnore]
    public JsonElement Raw { get; init; }

    internal sealed record MessageContext(string? Id, string? From, bool? Forwarded, bool? FrequentlyForwarded);
}
