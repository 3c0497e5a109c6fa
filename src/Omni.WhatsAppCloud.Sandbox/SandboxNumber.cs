namespace Omni.WhatsAppCloud.Sandbox;

/// <summary>A business phone number that the sandbox knows, with the credentials that reach it.</summary>
public sealed record SandboxNumber
{
    /// <summary>The number that exists from the start.</summary>
    public static SandboxNumber Default { get; } = new()
    {
        PhoneNumberId = "100000000000001",
        BusinessAccountId = "200000000000001",
        DisplayPhoneNumber = "+1 555-010-0001",
        VerifiedName = "Sandbox Coffee",
        AccessToken = "EAAsandboxtoken",
        AppSecret = "sandbox-app-secret",
    };

    /// <summary>The verify token of the instance that the host connects. A callback is asked for the token that was set with it.</summary>
    public const string VerifyToken = "sandbox-verify-token";

    /// <summary>Digits.</summary>
    public required string PhoneNumberId { get; init; }

    /// <summary>Digits.</summary>
    public required string BusinessAccountId { get; init; }

    /// <summary>The number in display notation, such as <c>+55 11 98765-4321</c>.</summary>
    public required string DisplayPhoneNumber { get; init; }

    /// <summary>The name that users see; Meta has verified it.</summary>
    public required string VerifiedName { get; init; }

    /// <summary>The only token that can use the number.</summary>
    public required string AccessToken { get; init; }

    /// <summary>The app secret: it signs this number's webhooks and proves the token.</summary>
    public required string AppSecret { get; init; }

    /// <summary>Meta's <c>throughput.level</c>: <c>STANDARD</c> (80 messages per second) or <c>HIGH</c> (1,000).</summary>
    public string ThroughputLevel { get; init; } = "STANDARD";

    /// <summary>The app that the token and the secret are of. Digits.</summary>
    public string AppId { get; init; } = "300000000000001";

    /// <summary>
    /// Meta's <c>whatsapp_business_manager_messaging_limit</c>: how many users the portfolio may write to first in 24 hours.
    /// </summary>
    public string MessagingLimit { get; init; } = "TIER_250";

    /// <summary>Whether messages beyond that rate are refused with 130429, as Meta does. Default false.</summary>
    public bool EnforcesThroughput { get; init; }

    /// <summary>The delay of responses to this number's calls, in ms; about 400 at Meta. 0..60,000, default 0.</summary>
    public int AnswerDelayMs { get; init; }

    /// <summary>The token of the app itself.</summary>
    internal string AppToken => $"{AppId}|{AppSecret}";

    /// <summary>Messages per second that the level allows.</summary>
    public int MessagesPerSecond => ThroughputLevel == "HIGH" ? 1000 : 80;

    /// <summary>Returns the credentials of an instance with this number, by the field names of the <c>whatsapp-cloud</c> channel.</summary>
    public IReadOnlyDictionary<string, string> ToCredentials() => new Dictionary<string, string>
    {
        ["accessToken"] = AccessToken,
        ["appSecret"] = AppSecret,
        ["phoneNumberId"] = PhoneNumberId,
        ["businessAccountId"] = BusinessAccountId,
        ["webhookVerifyToken"] = VerifyToken,
    };
}
