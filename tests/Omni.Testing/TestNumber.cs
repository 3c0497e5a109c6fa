using System.Security.Cryptography;
using System.Text;

namespace Omni.Testing;

/// <summary>A business number and its credentials, shared by the sandbox and the host.</summary>
public sealed record TestNumber
{
    /// <summary>The number of the fixtures.</summary>
    public static TestNumber Fixtures { get; } = new() { PhoneNumberId = "106540352242922" };

    /// <summary>The second number of the batch fixture.</summary>
    public static TestNumber Second { get; } = new() { PhoneNumberId = "206540352242999" };

    public required string PhoneNumberId { get; init; }
    public string BusinessAccountId { get; init; } = "102290129340398";
    public string AccessToken => $"EAAtoken{PhoneNumberId}";
    public string AppSecret { get; init; } = "the-app-secret-of-the-fixtures";
    public string VerifyToken { get; init; } = "the-verify-token";

    /// <summary>Returns the signature header that Meta sends with a body.</summary>
    public string Sign(ReadOnlySpan<byte> body) =>
        $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), body))}";

    /// <summary>Returns the credentials in the format of the REST API.</summary>
    public IReadOnlyDictionary<string, string?> Credentials() => new Dictionary<string, string?>
    {
        ["accessToken"] = AccessToken,
        ["appSecret"] = AppSecret,
        ["phoneNumberId"] = PhoneNumberId,
        ["businessAccountId"] = BusinessAccountId,
        ["webhookVerifyToken"] = VerifyToken,
    };
}
