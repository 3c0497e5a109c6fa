using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

/// <summary>Reads a message by its type. One that does not fit its type is kept as unknown, one without an id as unreadable: never an exception.</summary>
internal sealed class InboundMessageConverter : JsonConverter<InboundMessage>
{
    public override bool HandleNull => true;

    public override InboundMessage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var raw = JsonElement.ParseValue(ref reader);
        if (raw.ValueKind != JsonValueKind.Object) return Unreadable(raw, "A message is an object");

        var message = TryRead(raw, TypeOf(raw), out _) ?? TryRead(raw, type: null, out var reason) ?? Unreadable(raw, reason);
        return message.Id.Length == 0 && message is not UnreadableMessage ? Unreadable(raw, "The id is empty") : message with { Raw = raw };
    }

    public override void Write(Utf8JsonWriter writer, InboundMessage value, JsonSerializerOptions options) => value.Raw.WriteTo(writer);

    private static InboundMessage? TryRead(JsonElement raw, string? type, out string reason)
    {
        reason = "";
        try
        {
            return type switch
            {
                "text" => raw.Deserialize(WhatsAppJson.Default.TextMessage),
                _ => raw.Deserialize(WhatsAppJson.Default.UnknownMessage),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            reason = e.Message;
            return null;
        }
    }

    private static string? TypeOf(JsonElement raw) => raw.TryGetProperty("type"u8, out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;

    private static UnreadableMessage Unreadable(JsonElement raw, string reason) => new() { Id = "", Reason = reason, Raw = raw };
}
