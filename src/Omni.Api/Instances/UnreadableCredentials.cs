using System.Collections.Concurrent;
using Omni.Api.Foundation;
using Omni.Channels.Sdk.Instances;

namespace Omni.Api.Instances;

/// <summary>
/// The instances whose credentials the keys of the data folder do not decrypt. Each is out of service until somebody acts;
/// the others go on.
/// </summary>
internal sealed partial class UnreadableCredentials(ILogger<UnreadableCredentials> logger)
{
    /// <summary>What an operator can do.</summary>
    public const string Remedy =
        "restore the folder keys/ of the data folder that they were encrypted with and restart the host, "
        + "or give the instance all its credentials again (PATCH /api/v2/instances/{id})";

    private readonly ConcurrentDictionary<Guid, bool> _found = new();

    /// <summary>Why such an instance is not connected.</summary>
    public static ConnectionError Error { get; } = new(
        "CREDENTIALS_UNREADABLE", $"The stored credentials cannot be decrypted with the keys in the data folder: {Remedy}",
        Retryable: false);

    public int Count => _found.Count;

    /// <summary>Notes what came of decrypting.</summary>
    public void Note(Guid instanceId, bool isReadable)
    {
        if (isReadable) _found.TryRemove(instanceId, out _);
        else if (_found.TryAdd(instanceId, value: true)) Log.Unreadable(logger, instanceId, Remedy);
    }

    /// <summary>Forgets the instances that are no longer there.</summary>
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
