using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Kinds.Interactive;

/// <summary>Omni's keys of an answer in the raw payload: <c>buttonReply</c>, <c>listReply</c>, <c>flowReply</c>.</summary>
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
