using System.Text.Json;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Reports;

/// <summary>Reports about the account. A field that cannot be read is left out.</summary>
internal static class AccountReports
{
    public static AccountUpdated AccountUpdated(JsonElement value) => new()
    {
        Event = value.Text("event"),
        PhoneNumber = value.Text("phone_number"),
        AccountId = value.Member("waba_info").Text("waba_id"),
        OwnerBusinessId = value.Member("waba_info").Text("owner_business_id"),
        PartnerAppId = value.Member("waba_info").Text("partner_app_id"),
        BanState = value.Member("ban_info").Text("waba_ban_state"),
        BanDate = value.Member("ban_info").Text("waba_ban_date"),
        ViolationType = value.Member("violation_info").Text("violation_type"),
        Restrictions = value.List("restriction_info", Restriction),
        DisconnectionReason = value.Member("disconnection_info").Text("reason"),
        DisconnectedBy = value.Member("disconnection_info").Text("initiated_by"),
        PricingCategory = value.Member("volume_tier_info").Text("pricing_category"),
        PricingTier = value.Member("volume_tier_info").Text("tier"),
    };

    public static AccountReviewed AccountReviewed(JsonElement value) => new()
    {
        Decision = value.Text("decision"),
    };

    public static AccountAlerted AccountAlerted(JsonElement value) => new()
    {
        EntityType = value.Text("entity_type"),
        EntityId = value.Text("entity_id"),
        AlertType = value.Member("alert_info").Text("alert_type") ?? value.Text("alert_type"),
        Severity = value.Member("alert_info").Text("alert_severity") ?? value.Text("alert_severity"),
        Status = value.Member("alert_info").Text("alert_status") ?? value.Text("alert_status"),
        Description = value.Member("alert_info").Text("alert_description") ?? value.Text("alert_description"),
    };

    public static AccountSettingsChanged AccountSettingsChanged(JsonElement value) => new()
    {
        SettingsType = value.Text("type"),
        PhoneNumberId = value.Member("phone_number_settings").Text("phone_number_id"),
        CallingStatus = value.Member("phone_number_settings").Member("calling").Text("status"),
        CallIconVisibility = value.Member("phone_number_settings").Member("calling").Text("call_icon_visibility"),
        CallbackPermissionStatus = value.Member("phone_number_settings").Member("calling").Text("callback_permission_status"),
        Settings = value.Member("phone_number_settings"),
    };

    public static AccountCapabilityChanged AccountCapabilityChanged(JsonElement value) => new()
    {
        MaxDailyConversationsPerBusiness = value.Text("max_daily_conversations_per_business"),
        MaxDailyConversationPerPhone = value.Text("max_daily_conversation_per_phone"),
        MaxPhoneNumbersPerBusiness = value.Whole("max_phone_numbers_per_business"),
        MaxPhoneNumbersPerAccount = value.Whole("max_phone_numbers_per_waba"),
    };

    public static PaymentConfigurationChanged PaymentConfigurationChanged(JsonElement value) => new()
    {
        ConfigurationName = value.Text("configuration_name"),
        ProviderName = value.Text("provider_name"),
        ProviderMerchantId = value.Text("provider_mid"),
        Status = value.Text("status"),
        CreatedAt = value.Time("created_timestamp"),
        UpdatedAt = value.Time("updated_timestamp"),
    };

    public static PartnerSolutionChanged PartnerSolutionChanged(JsonElement value) => new()
    {
        Event = value.Text("event"),
        SolutionId = value.Text("solution_id"),
        SolutionStatus = value.Text("solution_status"),
    };

    private static AccountRestriction Restriction(JsonElement item) => new()
    {
        Type = item.Text("restriction_type"),
        ExpiresAt = item.Time("expiration"),
    };
}
