using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Instances;

/// <summary>Reads a secret from JSON; writes it as <c>***</c>.</summary>
internal sealed class SecretConverter : JsonConverter<Secret>
{
    public override Secret? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text ? new Secret(text) : null;

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
