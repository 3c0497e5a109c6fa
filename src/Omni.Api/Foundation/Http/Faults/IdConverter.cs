using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Api.Foundation.Http.Faults;

/// <summary>Reads ids: text that is no UUID is a fault of its field, and the rest of the body is read.</summary>
internal sealed class IdConverter : JsonConverter<Guid>
{
    public override bool HandleNull => true;

    public override Guid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        BodyFaults.ReadId(ref reader);

    public override void Write(Utf8JsonWriter writer, Guid value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
