using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Contract.Instances;

/// <summary>The settings that create and update share.</summary>
public abstract record InstanceRequest
{
    /// <summary>Whether Omni's clients use it by default. Default false; null leaves it unchanged.</summary>
    public bool? IsDefault { get; init; }

    /// <summary>Whether the host keeps it connected. Default true; null leaves it unchanged.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Credentials by field; on an update only the fields given change, and null removes one.</summary>
    [PasswordPropertyText(true)]
    public IReadOnlyDictionary<string, string?>? Credentials { get; init; }

    /// <summary>Options by name; on an update only the names given change, and null removes one.</summary>
    public IReadOnlyDictionary<string, object?>? Options { get; init; }

    /// <summary>Omni's agent fields, by name: those that begin with <c>agent</c> are stored, others are ignored.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AgentFields { get; set; }
}
