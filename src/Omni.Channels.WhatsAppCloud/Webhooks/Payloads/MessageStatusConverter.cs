using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

/// <summary>Reads a status field by field: a field of another shape is taken as absent, so that one odd status never costs its neighbours.</summary>
internal sealed class MessageStatusConverter : JsonConverter<MessageStatus>
{
    public override bool HandleNull => true;

    public override MessageStatus Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var raw = JsonElement.ParseValue(ref reader);
        return new MessageStatus
        {
            Id = Text(raw, "id") ?? "",
            Status = Text(raw, "status") ?? "",
            Timestamp = Text(raw, "timestamp"),
            RecipientId = Text(raw, "recipient_id"),
            RecipientUserId = Text(raw, "recipient_user_id"),
            BizOpaqueCallbackData = Text(raw, "biz_opaque_callback_data"),
            Error = ReadError(raw),
            Raw = raw,
        };
    }

    public override void Write(Utf8JsonWriter writer, MessageStatus value, JsonSerializerOptions options) => value.Raw.WriteTo(writer);

    private static StatusError? ReadError(JsonElement raw)
    {
        if (Member(raw, "errors") is not { ValueKind: JsonValueKind.Array } errors || errors.GetArrayLength() == 0) return null;
        var first = errors[0];
        var code = Member(first, "code") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : 0;
        return new StatusError(code, Text(first, "title") ?? Text(first, "message") ?? "Unknown error", Member(first, "error_data") is { } data ? Text(data, "details") : null);
    }

    private static JsonElement? Member(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement of, string name) => Member(of, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };
}
