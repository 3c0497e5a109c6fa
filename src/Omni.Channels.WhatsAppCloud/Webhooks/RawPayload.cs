using System.Buffers;
using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Kinds;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>Adds Omni's common keys to Meta's object.</summary>
internal static class RawPayload
{
    // Omni's top-level keys. Meta may send the same names; each is written once.
    private static readonly string[] Own =
    [
        "pushName", "username", "isGroup", "chatName", "isFromMe", "isForwarded", "messageTimestamp", "buttonReply", "listReply",
        "flowReply", "referredProduct", "meta", "mediaId", "filename", "platformTimestampMs",
    ];

    public static JsonElement Of(InboundMessage message, ChatIdentity chat, DateTimeOffset sentAt, bool isFromMe)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var member in message.Raw.EnumerateObject().Where(m => !Own.Contains(m.Name))) member.WriteTo(writer);
            if (!isFromMe && chat.DisplayName is { } name) writer.WriteString("pushName"u8, name);
            if (chat.Username is { } username) writer.WriteString("username"u8, username);
            writer.WriteBoolean("isGroup"u8, chat.IsGroup);
            if (!chat.IsGroup && chat.DisplayName is { } chatName) writer.WriteString("chatName"u8, chatName);
            writer.WriteBoolean("isFromMe"u8, isFromMe);
            writer.WriteBoolean("isForwarded"u8, message.Context is { IsForwarded: true });
            writer.WriteNumber("messageTimestamp"u8, sentAt.ToUnixTimeSeconds());
            writer.WriteNumber("platformTimestampMs"u8, sentAt.ToUnixTimeMilliseconds());
            if (message.ToRemoteMedia() is { } media)
            {
                if (media.Id.Length > 0) writer.WriteString("mediaId"u8, media.Id);
                if (media.Filename is { } filename) writer.WriteString("filename"u8, filename);
            }

            writer.WritePropertyName("meta"u8);
            message.Raw.WriteTo(writer);
            message.WriteKeys(writer);
            if (message.Context?.ReferredProduct is { ValueKind: JsonValueKind.Object } product)
            {
                writer.WritePropertyName("referredProduct"u8);
                product.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
