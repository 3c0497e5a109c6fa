using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.PhoneNumbers;

/// <summary>The public key to which flows encrypt their data.</summary>
internal static class EncryptionKey
{
    private const string Key = "business_public_key";
    private const int KeySize = 2048;

    public static IResult Get(GraphRequest request, PhoneStates states)
    {
        var state = states.Of(request.Id);
        lock (state.Gate)
        {
            return GraphAnswer.List(state.PublicKey is { } key
                ? [new JsonObject { [Key] = key, [$"{Key}_signature_status"] = "VALID" }]
                : []);
        }
    }

    public static IResult Set(GraphRequest request, PhoneStates states)
    {
        if (request.Text(Key) is not { Length: > 0 } pem) return GraphFailure.Required(Key);
        if (!IsKey(pem)) return GraphFailure.Parameter($"{Key} must be a valid {KeySize}-bit RSA public key in PEM format");
        var state = states.Of(request.Id);
        lock (state.Gate) state.PublicKey = pem;
        return GraphAnswer.Done();
    }

    private static bool IsKey(string pem)
    {
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            return rsa.KeySize == KeySize;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            return false;
        }
    }
}
