using System.Buffers;
using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Webhooks.Messages;

namespace Omni.Channels.WhatsAppCloud.Mapping;

/// <summary>Meta's object with Omni's common keys beside it.</summary>
internal static class RawPayload
{
    // What Omni names at the top, and Meta may send too: written once.
    private static readonly string[] Own = ["pushName", "username", "isGroup", "chatName", "isFromMe", "isForwarded", "messageTimestamp", "buttonReply", "listReply", "flowReply", "referredProduct"];

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
            WriteAnswer(writer, message);
            if (message.Context?.ReferredProduct is { ValueKind: JsonValueKind.Object } product)
            {
                writer.WritePropertyName("referredProduct"u8);
                product.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static void WriteAnswer(Utf8JsonWriter writer, InboundMessage message)
    {
        switch (message)
        {
            case ButtonMessage { Button: var button }: WriteReply(writer, "buttonReply"u8, button.Payload, button.Text, description: null); break;
            case InteractiveMessage { Interactive.ButtonReply: { } reply }: WriteReply(writer, "buttonReply"u8, reply.Id, reply.Title, description: null); break;
            case InteractiveMessage { Interactive.ListReply: { } reply }: WriteReply(writer, "listReply"u8, reply.Id, reply.Title, reply.Description); break;
            case InteractiveMessage { Interactive.NfmReply: { } flow }: WriteFlow(writer, flow); break;
        }
    }

    private static void WriteReply(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? id, string? title, string? description)
    {
        writer.WriteStartObject(name);
        writer.WriteString("id"u8, id);
        writer.WriteString("title"u8, title);
        if (description is not null) writer.WriteString("description"u8, description);
        writer.WriteEndObject();
    }

    private static void WriteFlow(Utf8JsonWriter writer, InteractiveMessage.FlowReply flow)
    {
        writer.WriteStartObject("flowReply"u8);
        writer.WriteString("name"u8, flow.Name);
        writer.WriteString("body"u8, flow.Body);
        writer.WritePropertyName("response"u8);
        if (ParseResponse(flow.ResponseJson) is { } response) response.WriteTo(writer);
        else writer.WriteNullValue();
        writer.WriteEndObject();
    }

    /// <summary>The answer of a flow is JSON written as text; null when it is none.</summary>
    private static JsonElement? ParseResponse(string? json)
    {
        try
        {
            return json is null ? null : JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
