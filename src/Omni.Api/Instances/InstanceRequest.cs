using System.Text.Json;
using System.Text.Json.Serialization;
using Omni.Channels.Sdk.Instances;

namespace Omni.Api.Instances;

/// <summary>The settings that create and update share.</summary>
internal abstract record InstanceRequest
{
    public const int MaxNameLength = 255;

    /// <summary>Unique name.</summary>
    public string? Name { get; init; }
    public bool? IsDefault { get; init; }
    public bool? IsActive { get; init; }

    /// <summary>Credentials by field; on an update only the fields given change, and null removes one.</summary>
    public Dictionary<string, Secret?>? Credentials { get; init; }

    /// <summary>Options by name; on an update only the names given change, and null removes one.</summary>
    public Dictionary<string, JsonElement>? Options { get; init; }

    /// <summary>What else was sent: fields that begin with <c>agent</c> are kept, others are not ours.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    public IReadOnlyDictionary<string, JsonElement> AgentFields() =>
        (Others ?? []).Where(o => o.Key.StartsWith("agent", StringComparison.Ordinal)).ToDictionary(o => o.Key, o => o.Value, StringComparer.Ordinal);
}
