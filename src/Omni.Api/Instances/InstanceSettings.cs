using System.Text.Json;
using Omni.Api.Persistence.Rows;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Instances;

namespace Omni.Api.Instances;

/// <summary>An instance's credentials and options: merged from requests, kept in its row, checked by its channel.</summary>
internal sealed class InstanceSettings(CredentialVault vault, ChannelRegistry channels)
{
    public InstanceConfig ConfigOf(InstanceRow row) => new()
    {
        Name = row.Name,
        Credentials = vault.Unprotect(row.ProtectedCredentials),
        Options = row.Options is { } json ? JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)! : new Dictionary<string, JsonElement>(),
    };

    /// <summary>Changes the row by what was given; null removes a field.</summary>
    public void Merge(InstanceRow row, InstanceRequest request)
    {
        var config = ConfigOf(row);
        if (request.Credentials is { } credentials)
            row.ProtectedCredentials = vault.Protect(Merged(config.Credentials, credentials.Select(c => KeyValuePair.Create(c.Key, c.Value is { IsBlank: false } ? c.Value : null))));
        if (request.Options is { } options)
            row.Options = JsonSerializer.Serialize(Merged(config.Options, options.Select(o => KeyValuePair.Create(o.Key, o.Value.ValueKind == JsonValueKind.Null ? (JsonElement?)null : o.Value))));
        if (request.AgentFields() is { Count: > 0 } agent)
        {
            var kept = row.AgentFields is { } json ? JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)! : [];
            foreach (var (name, value) in agent) kept[name] = value;
            row.AgentFields = JsonSerializer.Serialize(kept);
        }
    }

    /// <summary>What the channel finds wrong, by setting; nothing when no credentials were given yet.</summary>
    public Dictionary<string, string[]> FaultsOf(InstanceRow row)
    {
        if (row.ProtectedCredentials is null && row.Options is null) return [];
        if (channels.Get(row.Channel) is not IConfigurableChannel channel) return [];
        return channel.Validate(ConfigOf(row)).GroupBy(f => f.Path, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(f => $"'{f.Path}' {f.Message}").ToArray());
    }

    public InstanceView Show(InstanceRow row)
    {
        var open = (channels.Get(row.Channel) as IConfigurableChannel)?.PublicCredentials;
        return InstanceView.Of(row, vault.Unprotect(row.ProtectedCredentials).ToDictionary(
            c => c.Key,
            c => open?.Contains(c.Key) == true ? (object)c.Value.Reveal() : new InstanceView.SecretView(IsSet: true, c.Value.Fingerprint)));
    }

    private static Dictionary<string, T> Merged<T>(IReadOnlyDictionary<string, T> known, IEnumerable<KeyValuePair<string, T?>> changes)
        where T : class
    {
        var merged = new Dictionary<string, T>(known, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            if (value is null) merged.Remove(name);
            else merged[name] = value;
        }

        return merged;
    }

    private static Dictionary<string, T> Merged<T>(IReadOnlyDictionary<string, T> known, IEnumerable<KeyValuePair<string, T?>> changes)
        where T : struct
    {
        var merged = new Dictionary<string, T>(known, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            if (value is { } given) merged[name] = given;
            else merged.Remove(name);
        }

        return merged;
    }
}
