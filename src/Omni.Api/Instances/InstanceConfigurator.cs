using System.Text.Json;
using Omni.Api.Projections;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Instances;
using Omni.Contract.Instances;

namespace Omni.Api.Instances;

/// <summary>
/// Merges an instance's credentials and options from requests, stores them in its row and lets its channel validate them.
/// </summary>
internal sealed class InstanceConfigurator(CredentialVault vault, UnreadableCredentials unreadable, ChannelRegistry channels)
{
    private const string UnreadableFault =
        "'credentials' that are stored cannot be decrypted with the keys in the data folder: give all of them again, "
        + "or restore keys/ and restart the host";

    /// <summary>Null when the credentials cannot be decrypted.</summary>
    public InstanceConfig? ConfigOf(InstanceRow row) => ConfigOf(row, CredentialsOf(row));

    /// <summary>The address in the settings, for a channel that reserves addresses.</summary>
    public string? AddressOf(InstanceRow row) =>
        channels.Get(row.Channel) is IReservingChannel channel && ConfigOf(row) is { } config ? channel.AddressOf(config) : null;

    /// <summary>
    /// Applies a change to the row; null removes a field. Credentials that cannot be decrypted are replaced by given ones, and kept when
    /// none are given.
    /// </summary>
    public void Merge(InstanceRow row, InstanceChange change)
    {
        if (change.Credentials is { } credentials)
        {
            var known = vault.Unprotect(row.ProtectedCredentials) ?? new Dictionary<string, Secret>();
            row.ProtectedCredentials = vault.Protect(
                Merged(known, credentials.Select(c => KeyValuePair.Create(c.Key, c.Value is { IsBlank: false } ? c.Value : null))));
        }

        if (change.Options is { } options)
        {
            var known = row.Options is { } json ? JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)! : [];
            row.Options = JsonSerializer.Serialize(Merged(known, options));
        }

        if (change.AgentFields is { Count: > 0 } agent)
        {
            var kept = row.AgentFields is { } json ? JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)! : [];
            foreach (var (name, value) in agent) kept[name] = value;
            row.AgentFields = JsonSerializer.Serialize(kept);
        }
    }

    /// <summary>The faults that the channel finds, by setting; empty when no credentials were given yet.</summary>
    public Dictionary<string, string[]> FaultsOf(InstanceRow row)
    {
        if (row.ProtectedCredentials is null && row.Options is null) return [];
        if (channels.Get(row.Channel) is not IConfigurableChannel channel) return [];

        // The row may contain values that are not stored yet, so no state is recorded for it.
        if (ConfigOf(row, vault.Unprotect(row.ProtectedCredentials)) is not { } config)
            return new Dictionary<string, string[]> { ["credentials"] = [UnreadableFault] };
        return channel.Validate(config).GroupBy(f => f.Path, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(f => $"'{f.Path}' {f.Message}").ToArray());
    }

    public Instance Show(InstanceRow row)
    {
        if (CredentialsOf(row) is not { } credentials)
            return InstanceView.Of(
                row, new Dictionary<string, JsonElement>()) with
            { Error = ConnectionView.Of(UnreadableCredentials.Error) };
        var open = (channels.Get(row.Channel) as IConfigurableChannel)?.PublicCredentials;
        return InstanceView.Of(
            row, credentials.ToDictionary(c => c.Key, c => InstanceView.Of(c.Value, isOpen: open?.Contains(c.Key) == true)));
    }

    private static InstanceConfig? ConfigOf(InstanceRow row, IReadOnlyDictionary<string, Secret>? credentials) =>
        credentials is null ? null : new InstanceConfig
        {
            Name = row.Name,
            Credentials = credentials,
            Options = row.Options is { } json
                ? JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!
                : new Dictionary<string, JsonElement>(),
            ReservedAddress = row.ReservedAddress,
            Holds = HoldStatements.Parse(row.Holds),
        };

    private IReadOnlyDictionary<string, Secret>? CredentialsOf(InstanceRow row)
    {
        var credentials = vault.Unprotect(row.ProtectedCredentials);
        unreadable.Note(row.Id, isReadable: credentials is not null);
        return credentials;
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
