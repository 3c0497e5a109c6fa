using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Omni.Api.Foundation;

namespace Omni.Api.Instances;

/// <summary>
/// Decides when there is a new key: once, where there is none that can encrypt. Keys are never rolled by the clock, as
/// ASP.NET Core would every 90 days: a copy of <c>keys/</c> on a stand-by host or in a back-up must go on fitting. A key
/// past its date goes on encrypting and decrypting; nothing removes one.
/// </summary>
internal sealed partial class KeyRing(IKeyManager keys, TimeProvider time, ILogger<KeyRing> logger) : IHostedService
{
    private const int Years = 100;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (keys.GetAllKeys().Any(CanEncrypt)) return Task.CompletedTask;
        var now = time.GetUtcNow();
        keys.CreateNewKey(now, now.AddYears(Years));
        Log.Made(logger);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whether a key can be used for what is encrypted from now on.</summary>
    public static bool CanEncrypt(IKey key) => !key.IsRevoked && key.CreateEncryptor() is not null;

    private static partial class Log
    {
        [LoggerMessage(EventIds.Made, LogLevel.Information,
            "A key that encrypts credentials was made in keys/ of the data folder: there was none. Keep that folder with every back-up")]
        public static partial void Made(ILogger logger);
    }
}
