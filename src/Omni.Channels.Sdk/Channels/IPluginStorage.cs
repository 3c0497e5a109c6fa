namespace Omni.Channels.Sdk.Channels;

/// <summary>Durable key/value storage of one plugin. A plugin cannot access the keys of another one.</summary>
public interface IPluginStorage
{
    /// <summary>The value under <paramref name="key"/>, or null when there is none or it has expired.</summary>
    Task<string?> GetAsync(string key, CancellationToken ct);

    /// <summary>Stores a value, replacing an older one. Without <paramref name="timeToLive"/> it stays until it is removed.</summary>
    Task SetAsync(string key, string value, TimeSpan? timeToLive, CancellationToken ct);

    /// <summary>Removes a value. A key that is not there is no error.</summary>
    Task RemoveAsync(string key, CancellationToken ct);
}
