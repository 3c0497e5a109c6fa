using System.Security.Cryptography;
using System.Text;
using Omni.Channels.Sdk.Instances;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>
/// Proves that a token is used by the app it was made for. https://developers.facebook.com/docs/graph-api/guides/secure-requests
/// </summary>
internal static class AppSecretProof
{
    /// <summary>Lower-case hex HMAC-SHA256 with the app secret as the key and the access token as the data.</summary>
    public static string Of(Secret accessToken, Secret appSecret) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret.Reveal()), Encoding.UTF8.GetBytes(accessToken.Reveal())));
}
