using System.Text.Json;
using Omni.Contract.Events;

namespace Omni.Client.Events;

/// <summary>Reads the metadata of an event, whatever of it is there.</summary>
internal static class MetadataReader
{
    public static EventMetadata Read(JsonElement json) => new()
    {
        CorrelationId = Text(json, "correlationId") ?? "",
        Source = Text(json, "source") ?? "",
        InstanceId = Id(json, "instanceId"),
        ChannelType = Text(json, "channelType"),
        PersonId = Id(json, "personId"),
        PlatformIdentityId = Id(json, "platformIdentityId"),
        TraceId = Text(json, "traceId"),
        Timings = Find(json, "timings") is { ValueKind: JsonValueKind.Object } timings
            ? timings.EnumerateObject().Where(t => t.Value.ValueKind == JsonValueKind.Number && t.Value.TryGetInt64(out _))
                .ToDictionary(t => t.Name, t => t.Value.GetInt64(), StringComparer.Ordinal)
            : null,
    };

    private static JsonElement? Find(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement json, string name) =>
        Find(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static Guid? Id(JsonElement json, string name) => Guid.TryParse(Text(json, name), out var id) ? id : null;
}
