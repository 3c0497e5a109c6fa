using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

namespace Omni.Channels.WhatsAppCloud.Mapping;

/// <summary>Meta's object with Omni's common keys beside it.</summary>
internal static class RawPayload
{
    public static JsonElement Of(InboundMessage message, ChatIdentity chat, DateTimeOffset sentAt, bool forwarded)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var member in message.Raw.EnumerateObject()) member.WriteTo(writer);
            if (chat.DisplayName is { } name) writer.WriteString("pushName"u8, name);
            if (chat.Username is { } username) writer.WriteString("username"u8, username);
            writer.WriteBoolean("isGroup"u8, chat.IsGroup);
            if (!chat.IsGroup && chat.DisplayName is { } chatName) writer.WriteString("chatName"u8, chatName);
            writer.WriteBoolean("isFromMe"u8, value: false);
            writer.WriteBoolean("isForwarded"u8, forwarded);
            writer.WriteNumber("messageTimestamp"u8, sentAt.ToUnixTimeSeconds());
            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
