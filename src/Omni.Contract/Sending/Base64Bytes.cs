using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Contract.Sending;

/// <summary>Bytes written as base64 in JSON, with or without the prefix <c>data:…;base64,</c>.</summary>
/// <param name="Value">The bytes.</param>
[JsonConverter(typeof(Converter))]
public sealed record Base64Bytes(byte[] Value)
{
    /// <summary>The bytes.</summary>
    public static implicit operator Base64Bytes(byte[] value) => new(value);

    private sealed class Converter : JsonConverter<Base64Bytes>
    {
        public override Base64Bytes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String) throw new JsonException();
            if (!StartsAsDataUrl(ref reader))
                return reader.TryGetBytesFromBase64(out var bytes) ? new Base64Bytes(bytes) : throw new JsonException();

            var text = reader.GetString()!;
            var data = text.AsSpan(text.IndexOf(',', StringComparison.Ordinal) + 1);
            var buffer = new byte[data.Length * 3 / 4];
            return Convert.TryFromBase64Chars(data, buffer, out var count) ? new Base64Bytes(buffer[..count]) : throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, Base64Bytes value, JsonSerializerOptions options) =>
            writer.WriteBase64StringValue(value.Value);

        private static bool StartsAsDataUrl(ref Utf8JsonReader reader) => reader.HasValueSequence
            ? reader.ValueSequence.Slice(0, Math.Min(5, reader.ValueSequence.Length)).ToArray().AsSpan().SequenceEqual("data:"u8)
            : reader.ValueSpan.StartsWith("data:"u8);
    }
}
