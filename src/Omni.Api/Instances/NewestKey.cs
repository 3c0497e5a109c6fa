using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.KeyManagement.Internal;

namespace Omni.Api.Instances;

/// <summary>
/// Encrypts with the newest usable key, whatever its date: the host decides when there is another key (<see cref="KeyRing"/>), not the
/// clock.
/// </summary>
internal sealed class NewestKey : IDefaultKeyResolver
{
    public DefaultKeyResolution ResolveDefaultKeyPolicy(DateTimeOffset now, IEnumerable<IKey> allKeys)
    {
        var newest = allKeys.Where(KeyRing.CanEncrypt).MaxBy(key => key.CreationDate);
        return new DefaultKeyResolution { DefaultKey = newest, FallbackKey = newest, ShouldGenerateNewKey = newest is null };
    }
}
