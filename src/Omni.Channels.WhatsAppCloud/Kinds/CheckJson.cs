using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Omni.Channels.WhatsAppCloud.Kinds.Interactive;

namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>Reads Meta's objects in requests for validation.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(InteractiveView))]
internal sealed partial class CheckJson : JsonSerializerContext
{
    /// <summary>Returns the object, or the path of the member with a value of the wrong type.</summary>
    public static (T? Value, string? WrongAt) Read<T>(JsonElement json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return (json.Deserialize(type), null);
        }
        catch (JsonException e)
        {
            return (null, e.Path is { Length: > 1 } path ? path.TrimStart('$', '.') : "");
        }
    }
}
