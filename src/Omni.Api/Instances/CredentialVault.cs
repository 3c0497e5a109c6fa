using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Secret = Omni.Channels.Sdk.Instances.Secret;

namespace Omni.Api.Instances;

/// <summary>Encrypts and decrypts credentials for the table. The keys are in the data folder: the database alone reveals nothing.</summary>
internal sealed class CredentialVault(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Omni.Instances.Credentials.v1");

    public string? Protect(IReadOnlyDictionary<string, Secret> credentials) =>
        credentials.Count == 0
            ? null
            : _protector.Protect(JsonSerializer.Serialize(credentials.ToDictionary(c => c.Key, c => c.Value.Reveal())));

    /// <summary>The credentials; null when the keys of the data folder do not decrypt them.</summary>
    public IReadOnlyDictionary<string, Secret>? Unprotect(string? protectedCredentials)
    {
        if (protectedCredentials is null) return new Dictionary<string, Secret>();
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(_protector.Unprotect(protectedCredentials))!
                .ToDictionary(c => c.Key, c => new Secret(c.Value), StringComparer.Ordinal);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
