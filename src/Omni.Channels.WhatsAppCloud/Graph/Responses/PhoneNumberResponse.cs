namespace Omni.Channels.WhatsAppCloud.Graph.Responses;

/// <summary>The response of <c>GET /{phone-number-id}</c>.</summary>
internal sealed record PhoneNumberResponse
{
    /// <summary>The requested fields.</summary>
    public const string Fields =
        "id,display_phone_number,verified_name,quality_rating,platform_type,throughput,code_verification_status,name_status,account_mode,"
        + "is_official_business_account,webhook_configuration,status";

    public string? Id { get; init; }
    public string? DisplayPhoneNumber { get; init; }
    public string? VerifiedName { get; init; }
    public string? QualityRating { get; init; }
    public string? Status { get; init; }
    public ThroughputLevel? Throughput { get; init; }

    /// <summary><c>STANDARD</c> is 80 messages a second, <c>HIGH</c> 1,000.</summary>
    internal sealed record ThroughputLevel(string? Level);
}
