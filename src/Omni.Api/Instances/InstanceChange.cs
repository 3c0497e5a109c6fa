using System.Text.Json;
using Omni.Channels.Sdk.Instances;
using Omni.Contract.Instances;

namespace Omni.Api.Instances;

/// <summary>A requested change of an instance's settings, with protected secrets.</summary>
internal sealed record InstanceChange
{
    /// <summary>Credentials by field; null removes one. Null when none change.</summary>
    public IReadOnlyDictionary<string, Secret?>? Credentials { get; init; }

    /// <summary>Options by name; null removes one. Null when none change.</summary>
    public IReadOnlyDictionary<string, JsonElement?>? Options { get; init; }

    /// <summary>Omni's agent fields, by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> AgentFields { get; init; } = new Dictionary<string, JsonElement>();

    public static InstanceChange Of(InstanceRequest request) => new()
    {
        Credentials = SecretsOf(request.Credentials),
        Options = OptionsOf(request.Options),
        AgentFields = (request.AgentFields ?? new Dictionary<string, JsonElement>())
            .Where(field => field.Key.StartsWith("agent", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal),
    };

    /// <summary>The change that a connect request makes first; null when there is none.</summary>
    public static InstanceChange? Of(ConnectRequest? request)
    {
        if (request is not { Credentials: not null } and not { Options: not null } and not { Token: not null }) return null;
        var credentials = SecretsOf(request.Credentials) ?? [];
        if (request.Token is { } token) credentials["accessToken"] = new Secret(token);
        return new InstanceChange { Credentials = credentials, Options = OptionsOf(request.Options) };
    }

    private static Dictionary<string, Secret?>? SecretsOf(IReadOnlyDictionary<string, string?>? credentials) =>
        credentials?.ToDictionary(c => c.Key, c => c.Value is { } text ? new Secret(text) : null, StringComparer.Ordinal);

    /// <summary>The options of a body as JSON values.</summary>
    private static Dictionary<string, JsonElement?>? OptionsOf(IReadOnlyDictionary<string, object?>? options) => options?.ToDictionary(
        o => o.Key,
        o => o.Value is JsonElement { ValueKind: not JsonValueKind.Null } value ? value : (JsonElement?)null,
        StringComparer.Ordinal);
}
