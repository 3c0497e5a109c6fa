using System.Text.Json;
using System.Text.Json.Serialization;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.Sdk.Events;

/// <summary>Writes and reads the envelope and the payload record of its type. Reads an unknown type as <see cref="CustomEvent"/>.</summary>
internal sealed class OmniEventConverter : JsonConverter<OmniEvent>
{
    public override OmniEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var root = JsonElement.ParseValue(ref reader);
        var type = root.GetProperty("type"u8).GetString() ?? throw new JsonException("An event needs a type");
        var payload = root.GetProperty("payload"u8);
        return new OmniEvent
        {
            Id = root.GetProperty("id"u8).GetGuid(),
            Payload = ReadPayload(type, payload),
            Timestamp = root.GetProperty("timestamp"u8).GetInt64(),
            Metadata = root.GetProperty("metadata"u8).Deserialize<EventMetadata>(OmniJson.Options)
                ?? throw new JsonException("An event needs metadata"),
        };
    }

    public override void Write(Utf8JsonWriter writer, OmniEvent value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, value.Id);
        writer.WriteString("type"u8, value.Type);
        writer.WritePropertyName("payload"u8);
        if (value.Payload is CustomEvent custom) custom.Data.WriteTo(writer);
        else JsonSerializer.Serialize(writer, value.Payload, value.Payload.GetType(), OmniJson.Options);
        writer.WriteNumber("timestamp"u8, value.Timestamp);
        writer.WritePropertyName("metadata"u8);
        JsonSerializer.Serialize(writer, value.Metadata, OmniJson.Options);
        writer.WriteEndObject();
    }

    private static EventPayload ReadPayload(string type, JsonElement payload) =>
        PayloadReader.RecordOf(type) is { } record
            ? PayloadReader.Typed(type, (EventPayload?)payload.Deserialize(record, OmniJson.Options))
                ?? throw new JsonException($"The payload of {type} is null")
            : new CustomEvent { Name = type, Data = payload.Clone() };
}
