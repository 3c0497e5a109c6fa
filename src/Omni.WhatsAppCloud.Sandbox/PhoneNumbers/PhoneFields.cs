using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Accounts;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.PhoneNumbers;

/// <summary>The fields of a business phone number.</summary>
internal sealed class PhoneFields
{
    private const int OnboardedYear = 2026;

    private static readonly DateTimeOffset Onboarded = new(OnboardedYear, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public PhoneFields(Numbers numbers, PhoneStates states) =>
        Fields = new GraphFields<SandboxNumber>(
                "WhatsAppBusinessPhoneNumber", n => n.PhoneNumberId, "verified_name", "code_verification_status", "display_phone_number",
                "quality_rating", "platform_type", "throughput", "webhook_configuration", "last_onboarded_time")
            .With("display_phone_number", n => n.DisplayPhoneNumber)
            .With("verified_name", n => n.VerifiedName)
            .With("quality_rating", _ => "GREEN")
            .With("quality_score", _ => new JsonObject { ["score"] = "GREEN" })
            .With("platform_type", n => states.IsRegistered(n.PhoneNumberId) ? "CLOUD_API" : "NOT_APPLICABLE")
            .With("throughput", n => new JsonObject { ["level"] = n.ThroughputLevel })
            .With("whatsapp_business_manager_messaging_limit", n => n.MessagingLimit)
            .With("messaging_limit_tier", n => n.MessagingLimit)
            .With("code_verification_status", n => states.Of(n.PhoneNumberId).IsVerified ? "VERIFIED" : "NOT_VERIFIED")
            .With("name_status", _ => "APPROVED")
            .With("new_display_name", n => states.Of(n.PhoneNumberId).NewDisplayName)
            .With("new_name_status", n => states.Of(n.PhoneNumberId).NewDisplayName is null ? "NONE" : "PENDING_REVIEW")
            .With("account_mode", _ => "SANDBOX")
            .With("is_official_business_account", _ => false)
            .With("is_on_biz_app", _ => false)
            .With("is_pin_enabled", n => states.Of(n.PhoneNumberId).Pin is not null)
            .With("is_preverified_number", _ => false)
            .With("host_platform", _ => "CLOUD_API")
            .With("search_visibility", _ => "VISIBLE")
            .With("status", n => StatusOf(states.Of(n.PhoneNumberId)))
            .With("username", n => states.Of(n.PhoneNumberId).Username)
            .With("last_onboarded_time", _ => GraphTime.Of(Onboarded))
            .With("conversational_automation", n => AutomationOf(n, states))
            .With("health_status", n => Health.Of(
                ("PHONE_NUMBER", n.PhoneNumberId), ("WABA", n.BusinessAccountId), ("APP", n.AppId)))
            .With("webhook_configuration", n => Callbacks(n, numbers))
            .WithEmpty("certificate", "new_certificate", "eligibility_for_api_business_global_search", "country_dial_code");

    public GraphFields<SandboxNumber> Fields { get; }

    private static string StatusOf(PhoneState state) => state switch
    {
        { IsRegistered: true } => "CONNECTED",
        { IsVerified: true } => "DISCONNECTED",
        _ => "PENDING",
    };

    private static JsonNode? AutomationOf(SandboxNumber number, PhoneStates states)
    {
        var state = states.Of(number.PhoneNumberId);
        lock (state.Gate) return state.Automation?.DeepClone();
    }

    private static JsonObject Callbacks(SandboxNumber number, Numbers numbers)
    {
        var callbacks = new JsonObject();
        if (numbers.OverrideOf(number.PhoneNumberId) is { } own) callbacks["phone_number"] = own.ToString();
        if (numbers.OverrideOf(number.BusinessAccountId) is { } account) callbacks["whatsapp_business_account"] = account.ToString();
        if (numbers.OverrideOf(number.AppId) is { } app) callbacks["application"] = app.ToString();
        return callbacks;
    }
}
