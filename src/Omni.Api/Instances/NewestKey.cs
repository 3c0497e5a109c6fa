using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.KeyManagement.Internal;

namespace Omni.Api.Instances;

/// <summary>
/// Encrypts with the newest key that can, whatever its date: when there is another key is the host's to decide (<see cref="KeyRing"/>), not
/// the clock's.
/// </summary>
internal sealed class NewestKey : IDefaultKeyResolver
{
    public DefaultKeyResolution ResolveDefaultKeyPolicy(DateTimeOffset now, IEnumerable<IKey> allKeys)
    {
        var newest = allKeys.Where(KeyRing.CanEncrypt).MaxBy(key => key.CreationDate);
        return new DefaultKeyResolution { DefaultKey = newest, FallbackKey = newest, ShouldGenerateNewKey = newest is null };
    }
}
