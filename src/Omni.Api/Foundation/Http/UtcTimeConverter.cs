using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Omni.Api.Foundation.Http.Faults;

namespace Omni.Api.Foundation.Http;

/// <summary>
/// Writes times as ISO 8601 in UTC with milliseconds and <c>Z</c>: Omni's clients reject an offset. Reads them with any offset, but not
/// without one.
/// </summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        BodyFaults.ReadTime(ref reader);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
}
