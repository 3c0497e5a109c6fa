using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Wire;

namespace Omni.Channels.WhatsAppCloud.Kinds.Interactive;

/// <summary>Writes Omni's keys of a reply in the raw payload: <c>buttonReply</c>, <c>listReply</c>, <c>flowReply</c>.</summary>
internal static class AnswerKeys
{
    public static void WriteReply(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? id, string? title, string? description)
    {
        writer.WriteStartObject(name);
        writer.WriteString("id"u8, id);
        writer.WriteString("title"u8, title);
        if (description is not null) writer.WriteString("description"u8, description);
        writer.WriteEndObject();
    }

    public static void WriteFlow(Utf8JsonWriter writer, InteractiveMessage.FlowReply flow)
    {
        writer.WriteStartObject("flowReply"u8);
        writer.WriteString("name"u8, flow.Name);
        writer.WriteString("body"u8, flow.Body);
        writer.WritePropertyName("response"u8);
        if (ParseResponse(flow.ResponseJson) is { } response) response.WriteTo(writer);
        else writer.WriteNullValue();
        writer.WriteEndObject();
    }

    /// <summary>The response of a flow, which is JSON written as text; null when it is invalid.</summary>
    private static JsonElement? ParseResponse(JsonElement? response) => response switch
    {
        { ValueKind: JsonValueKind.Object } given => given,
        { } text => LooseValue.Written(text),
        null => null,
    };
}
