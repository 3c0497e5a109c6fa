using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Omni.Api.Foundation;

namespace Omni.Api.Instances;

/// <summary>
/// Decides when a new key is created: once, where no key can encrypt. Keys are not rotated by time, as ASP.NET Core would every 90 days: a
/// copy of <c>keys/</c> on a standby host or in a back-up must stay valid. An expired key still encrypts and decrypts; no key is ever
/// removed.
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

    /// <summary>Whether a key can encrypt new data.</summary>
    public static bool CanEncrypt(IKey key) => !key.IsRevoked && key.CreateEncryptor() is not null;

    private static partial class Log
    {
        [LoggerMessage(EventIds.Made, LogLevel.Information,
            "A key that encrypts credentials was created in keys/ of the data folder, which had none. Keep that folder with every back-up")]
        public static partial void Made(ILogger logger);
    }
}
