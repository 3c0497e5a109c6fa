using System.Security.Cryptography;
using System.Text;
using Omni.Channels.Sdk.Instances;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>
/// Computes <c>appsecret_proof</c>, which proves that the caller knows the app secret.
/// https://developers.facebook.com/docs/graph-api/guides/secure-requests
/// </summary>
internal static class AppSecretProof
{
    /// <summary>Returns the HMAC-SHA256 of the access token under the app secret, in lower-case hex.</summary>
    public static string Of(Secret accessToken, Secret appSecret) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret.Reveal()), Encoding.UTF8.GetBytes(accessToken.Reveal())));
}
