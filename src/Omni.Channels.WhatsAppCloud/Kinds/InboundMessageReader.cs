using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>
/// Reads a message by its type. A message that does not match its type is read as unknown, with the fields that can be read;
/// one without an id is unreadable. Never throws.
/// </summary>
internal static class InboundMessageReader
{
    public static InboundMessage Read(JsonElement raw)
    {
        if (raw.ValueKind != JsonValueKind.Object) return Unreadable(raw, "A message is an object");

        var message = TryRead(raw, raw.Text("type")) ?? TryRead(raw, type: null) ?? Salvage(raw);
        return message.Id.Length == 0 ? Unreadable(raw, "It has no id") : message with { Raw = raw };
    }

    private static InboundMessage? TryRead(JsonElement raw, string? type)
    {
        try
        {
            return (InboundMessage?)raw.Deserialize(Kinds.MessageOf(type));
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
