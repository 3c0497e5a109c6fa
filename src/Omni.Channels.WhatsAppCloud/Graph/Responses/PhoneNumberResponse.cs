using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Graph.Responses;

/// <summary>The response of <c>GET /{phone-number-id}</c>.</summary>
internal sealed record PhoneNumberResponse
{
    private const string Common =
        "id,display_phone_number,verified_name,quality_rating,platform_type,throughput,code_verification_status,name_status,account_mode,"
        + "is_official_business_account,webhook_configuration,status";

    /// <summary>From this version on, the limit is that of the portfolio, in a field of its own.</summary>
    private const int FirstWithPortfolioLimit = 24;

    public string? Id { get; init; }
    public string? DisplayPhoneNumber { get; init; }
    public string? VerifiedName { get; init; }
    public string? QualityRating { get; init; }
    public string? Status { get; init; }
    public ThroughputLevel? Throughput { get; init; }

    /// <summary>The messaging limit of the portfolio, such as <c>TIER_2K</c>.</summary>
    public JsonElement? WhatsappBusinessManagerMessagingLimit { get; init; }

    /// <summary>The same in versions before v24.</summary>
    public JsonElement? MessagingLimitTier { get; init; }

    /// <summary>The fields to request from a version: one that it does not know makes Meta refuse the whole call.</summary>
    public static string FieldsOf(string version) => GraphVersions.MajorOf(version) is >= FirstWithPortfolioLimit and < int.MaxValue
        ? $"{Common},whatsapp_business_manager_messaging_limit"
        : $"{Common},messaging_limit_tier";

    /// <summary><c>STANDARD</c> is 80 messages a second, <c>HIGH</c> 1,000.</summary>
    internal sealed record ThroughputLevel(string? Level);
}
