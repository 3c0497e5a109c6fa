using System.Text.Json;
using System.Text.Json.Serialization;
using Omni.Channels.WhatsAppCloud.Mapping;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Messages;

/// <summary>
/// Reads a message by its type. One that does not fit its type is kept as unknown with what can be read of it, one
/// without an id as unreadable: never an exception.
/// </summary>
internal sealed class InboundMessageConverter : JsonConverter<InboundMessage>
{
    public override bool HandleNull => true;

    public override InboundMessage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var raw = JsonElement.ParseValue(ref reader);
        if (raw.ValueKind != JsonValueKind.Object) return Unreadable(raw, "A message is an object");

        var message = TryRead(raw, raw.Text("type")) ?? TryRead(raw, type: null) ?? Salvage(raw);
        return message.Id.Length == 0 ? Unreadable(raw, "It has no id") : message with { Raw = raw };
    }

    public override void Write(Utf8JsonWriter writer, InboundMessage value, JsonSerializerOptions options) => value.Raw.WriteTo(writer);

    private static InboundMessage? TryRead(JsonElement raw, string? type)
    {
        try
        {
            return type switch
            {
                "text" => raw.Deserialize(WhatsAppJson.Default.TextMessage),
                "image" => raw.Deserialize(WhatsAppJson.Default.ImageMessage),
                "video" => raw.Deserialize(WhatsAppJson.Default.VideoMessage),
                "audio" => raw.Deserialize(WhatsAppJson.Default.AudioMessage),
                "document" => raw.Deserialize(WhatsAppJson.Default.DocumentMessage),
                "sticker" => raw.Deserialize(WhatsAppJson.Default.StickerMessage),
                "location" => raw.Deserialize(WhatsAppJson.Default.LocationMessage),
                "contacts" => raw.Deserialize(WhatsAppJson.Default.ContactsMessage),
                "reaction" => raw.Deserialize(WhatsAppJson.Default.ReactionMessage),
                "button" => raw.Deserialize(WhatsAppJson.Default.ButtonMessage),
                "interactive" => raw.Deserialize(WhatsAppJson.Default.InteractiveMessage),
                "order" => raw.Deserialize(WhatsAppJson.Default.OrderMessage),
                "system" => raw.Deserialize(WhatsAppJson.Default.SystemMessage),
                "edit" => raw.Deserialize(WhatsAppJson.Default.EditMessage),
                "revoke" => raw.Deserialize(WhatsAppJson.Default.RevokeMessage),
                _ => raw.Deserialize(WhatsAppJson.Default.UnknownMessage),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static UnknownMessage Salvage(JsonElement raw) => new()
    {
        Id = raw.Text("id") ?? "",
        From = raw.Text("from"),
        FromUserId = raw.Text("from_user_id"),
        To = raw.Text("to"),
        ToUserId = raw.Text("to_user_id"),
        Timestamp = raw.Text("timestamp"),
        Type = raw.Text("type"),
        GroupId = raw.Text("group_id"),
    };

    private static UnreadableMessage Unreadable(JsonElement raw, string reason) => new() { Id = "", Reason = reason, Raw = raw };
}
