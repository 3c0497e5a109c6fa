using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Webhooks;
using Omni.Channels.WhatsAppCloud.Wire;

namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>
/// Reads a message by its type. Each of its fields is read if it can be, whatever its JSON type; a field that cannot be read is left out.
/// Ids and times are texts or numbers; anything else is none. Never throws.
/// </summary>
internal static class InboundMessageReader
{
    /// <summary>Begins the id of a message whose own id cannot be read.</summary>
    private const string Unidentified = "unidentified.";

    public static InboundMessage Read(JsonElement json)
    {
        if (ObjectOf(json) is not { } raw) return new UnreadableMessage { Reason = "A message is an object", Raw = json };

        var type = Kinds.TypeOf(raw);
        var message = (InboundMessage?)(LooseJson.Read(raw, Kinds.MessageOf(type)) ?? LooseJson.Read(raw, Kinds.MessageOf(type: null)));
        return message is null
            ? new UnreadableMessage { Reason = "None of its fields can be read", Raw = raw }
            : message with
            {
                Id = raw.Text("id") ?? $"{Unidentified}{ContentHash.Of(raw)}",
                From = raw.Text("from"),
                FromUserId = raw.Text("from_user_id"),
                To = raw.Text("to"),
                ToUserId = raw.Text("to_user_id"),
                GroupId = raw.Text("group_id"),
                Timestamp = raw.Text("timestamp"),
                Type = type,
                Raw = raw,
            };
    }

    private static JsonElement? ObjectOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json,
        JsonValueKind.String => LooseValue.Written(json),
        JsonValueKind.Array => json.EnumerateArray().Select(ObjectOf).FirstOrDefault(item => item is not null),
        _ => null,
    };
}
