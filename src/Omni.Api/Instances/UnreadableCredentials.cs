using System.Collections.Concurrent;
using Omni.Api.Foundation;
using Omni.Channels.Sdk.Instances;

namespace Omni.Api.Instances;

/// <summary>
/// The instances whose credentials cannot be decrypted with the keys of the data folder. Each is out of service until an operator acts; the
/// others continue.
/// </summary>
internal sealed partial class UnreadableCredentials(ILogger<UnreadableCredentials> logger)
{
    /// <summary>What an operator can do.</summary>
    public const string Remedy =
        "restore the folder keys/ of the data folder that they were encrypted with and restart the host, "
        + "or give the instance all its credentials again (PATCH /api/v2/instances/{id})";

    private readonly ConcurrentDictionary<Guid, bool> _found = new();

    /// <summary>The error of such an instance.</summary>
    public static ConnectionError Error { get; } = new(
        "CREDENTIALS_UNREADABLE", $"The stored credentials cannot be decrypted with the keys in the data folder: {Remedy}",
        Retryable: false);

    public int Count => _found.Count;

    /// <summary>Records whether the credentials could be decrypted.</summary>
    public void Note(Guid instanceId, bool isReadable)
    {
        if (isReadable) _found.TryRemove(instanceId, out _);
        else if (_found.TryAdd(instanceId, value: true)) Log.Unreadable(logger, instanceId, Remedy);
    }

    /// <summary>Removes instances that no longer exist.</summary>
    public void Keep(IReadOnlySet<Guid> instanceIds)
    {
        foreach (var id in _found.Keys.Where(id => !instanceIds.Contains(id))) _found.TryRemove(id, out _);
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.UnreadableCredentialsUnreadable, LogLevel.Error,
            "The credentials of {InstanceId} cannot be decrypted with the keys in the data folder: {Remedy}")]
        public static partial void Unreadable(ILogger logger, Guid instanceId, string remedy);
    }
}
