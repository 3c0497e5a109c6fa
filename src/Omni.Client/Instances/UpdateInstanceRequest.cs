using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Client.Instances;

/// <summary>The body of <c>PATCH /instances/{id}</c>: what is left out stays.</summary>
public sealed record UpdateInstanceRequest
{
    /// <summary>Unique name.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it is default.</summary>
    public bool? IsDefault { get; init; }

    /// <summary>Whether it is active.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Credentials by field; on an update only the fields given change, and null removes one.</summary>
    public IReadOnlyDictionary<string, string?>? Credentials { get; init; }

    /// <summary>Options by name; on an update only the names given change, and null removes one.</summary>
    public IReadOnlyDictionary<string, object?>? Options { get; init; }

    /// <summary>Omni's agent fields, by name.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AgentFields { get; set; }
}
