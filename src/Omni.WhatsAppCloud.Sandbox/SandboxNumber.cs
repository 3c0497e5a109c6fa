namespace Omni.WhatsAppCloud.Sandbox;

/// <summary>A business phone number that the sandbox knows, with the credentials that reach it.</summary>
public sealed record SandboxNumber
{
    /// <summary>The number that is there from the start.</summary>
    public static SandboxNumber Default { get; } = new()
    {
        PhoneNumberId = "100000000000001",
        BusinessAccountId = "200000000000001",
        DisplayPhoneNumber = "+1 555-010-0001",
        VerifiedName = "Sandbox Coffee",
        AccessToken = "EAAsandboxtoken",
        AppSecret = "sandbox-app-secret",
    };

    /// <summary>Digits.</summary>
    public required string PhoneNumberId { get; init; }

    /// <summary>Digits.</summary>
    public required string BusinessAccountId { get; init; }

    /// <summary>As people write it.</summary>
    public required string DisplayPhoneNumber { get; init; }

    /// <summary>The name that users see.</summary>
    public required string VerifiedName { get; init; }

    /// <summary>The only token that may use the number.</summary>
    public required string AccessToken { get; init; }

    /// <summary>Signs this number's webhooks, proves the token.</summary>
    public required string AppSecret { get; init; }

    /// <summary>Meta's <c>throughput.level</c>: <c>STANDARD</c> (80 messages a second) or <c>HIGH</c> (1,000).</summary>
    public string ThroughputLevel { get; init; } = "STANDARD";

    /// <summary>Whether more messages a second than that are refused with 130429, as Meta does. Default false.</summary>
    public bool EnforcesThroughput { get; init; }

    /// <summary>How long the answers to this number's calls take, in ms; some 400 in life. 0..60,000, default 0.</summary>
    public int AnswerDelayMs { get; init; }

    /// <summary>Messages a second that the level allows.</summary>
    public int MessagesPerSecond => ThroughputLevel == "HIGH" ? 1000 : 80;

    /// <summary>What an instance needs to reach this number, by the names that the <c>whatsapp-cloud</c> channel gives them.</summary>
    public IReadOnlyDictionary<string, string> ToCredentials() => new Dictionary<string, string>
    {
        ["accessToken"] = AccessToken,
        ["appSecret"] = AppSecret,
        ["phoneNumberId"] = PhoneNumberId,
        ["businessAccountId"] = BusinessAccountId,
        ["webhookVerifyToken"] = "sandbox-verify-token",
    };
}
