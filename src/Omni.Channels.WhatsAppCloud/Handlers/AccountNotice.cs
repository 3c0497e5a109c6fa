using System.Text.Json;
using Omni.Channels.Sdk.Health;
using Omni.Channels.WhatsAppCloud.Mapping;

namespace Omni.Channels.WhatsAppCloud.Handlers;

/// <summary>What an account field means for the instances of the account. https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference</summary>
/// <param name="Level">How well they work now.</param>
/// <param name="Reason">For a person.</param>
/// <param name="IsLost">Whether the number is gone: nothing can be sent or received until somebody acts.</param>
internal sealed record AccountNotice(HealthLevel Level, string Reason, bool IsLost = false)
{
    /// <summary>Null when the field says nothing about health.</summary>
    public static AccountNotice? Read(string field, JsonElement value) => (field, value.Text("event")) switch
    {
        ("account_update", ("PARTNER_REMOVED" or "ACCOUNT_DELETED" or "ACCOUNT_OFFBOARDED") and var what) => Lost(what),
        ("account_update", "DISABLED_UPDATE") => value.Member("ban_info").Text("waba_ban_state") switch
        {
            "REINSTATE" => new AccountNotice(HealthLevel.Healthy, "Meta reinstated the account"),
            "SCHEDULE_FOR_DISABLE" => Degraded("Meta will disable the account", value.Member("ban_info").Text("waba_ban_date")),
            _ => Lost("DISABLED_UPDATE"),
        },
        ("account_update", "ACCOUNT_RESTRICTION") => Degraded("Meta restricts the account", string.Join(", ", value.Items("restriction_info").Select(r => r.Text("restriction_type")))),
        ("account_update", "ACCOUNT_VIOLATION") => Degraded("Meta found a violation of its policy", value.Member("violation_info").Text("violation_type")),
        ("phone_number_quality_update", ("DOWNGRADE" or "FLAGGED") and var what) => Degraded($"The number's quality: {what}", value.Text("current_limit")),
        ("phone_number_quality_update", ("UPGRADE" or "UNFLAGGED") and var what) => new AccountNotice(HealthLevel.Healthy, $"The number's quality: {what}"),
        ("account_review_update", _) when value.Text("decision") is "REJECTED" or "DISAPPROVED" => Degraded("Meta's review of the account ended badly", value.Text("decision")),
        ("account_alerts", _) when value.Text("alert_severity") is "CRITICAL" or "WARNING" => Degraded("Meta's alert", value.Text("alert_description") ?? value.Text("alert_type")),
        _ => null,
    };

    private static AccountNotice Lost(string what) => new(HealthLevel.Unhealthy, $"Meta has taken the account away ({what}): nothing can be sent or received until it is connected again", IsLost: true);

    private static AccountNotice Degraded(string what, string? details) => new(HealthLevel.Degraded, string.IsNullOrEmpty(details) ? what : $"{what}: {details}");
}
