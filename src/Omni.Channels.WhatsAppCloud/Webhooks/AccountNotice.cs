using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Contract.Instances;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// The effect of an account field on instances. https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference
/// </summary>
/// <param name="Subject">What the notice is about. Only the newest notice of a subject counts.</param>
/// <param name="Level">The current health.</param>
/// <param name="Reason">A human-readable reason.</param>
/// <param name="IsLost">Whether the number is lost: it cannot send or receive until an operator acts.</param>
internal sealed record AccountNotice(string Subject, HealthLevel Level, string Reason, bool IsLost = false)
{
    private const int MaxPartLength = 64;

    /// <summary>Reads a notice; null when the field does not concern health.</summary>
    public static AccountNotice? Read(string field, JsonElement value) => (field, value.Text("event")) switch
    {
        ("account_update", ("PARTNER_REMOVED" or "ACCOUNT_DELETED" or "ACCOUNT_OFFBOARDED") and var what) => Lost(what),
        ("account_update", "DISABLED_UPDATE") => value.Member("ban_info").Text("waba_ban_state") switch
        {
            "REINSTATE" => new AccountNotice(NumberHealth.Account, HealthLevel.Healthy, "Meta reinstated the account"),
            "SCHEDULE_FOR_DISABLE" => Degraded(
                NumberHealth.Account, "Meta will disable the account", value.Member("ban_info").Text("waba_ban_date")),
            _ => Lost("DISABLED_UPDATE"),
        },
        ("account_update", "ACCOUNT_RESTRICTION") => Degraded(
            "restriction", "Meta restricts the account",
            string.Join(", ", value.Items("restriction_info").Select(r => r.Text("restriction_type")))),
        ("account_update", "ACCOUNT_VIOLATION") => Degraded(
            "violation", "Meta found a violation of its policy", value.Member("violation_info").Text("violation_type")),
        ("phone_number_quality_update", ("DOWNGRADE" or "FLAGGED") and var what) =>
            Degraded(QualityOf(value), $"The number's quality: {what}", value.Text("current_limit")),
        ("phone_number_quality_update", ("UPGRADE" or "UNFLAGGED") and var what) =>
            new AccountNotice(QualityOf(value), HealthLevel.Healthy, $"The number's quality: {what}"),
        ("account_review_update", _) when value.Text("decision") is "REJECTED" or "DISAPPROVED" =>
            Degraded("review", "Meta's review of the account ended badly", value.Text("decision")),
        ("account_alerts", _) when value.Text("alert_severity") is "CRITICAL" or "WARNING" =>
            Degraded(
                $"alert:{Part(value.Text("alert_type"))}", "Meta's alert", value.Text("alert_description") ?? value.Text("alert_type")),
        _ => null,
    };

    // An account can have several numbers, each with its own quality rating.
    private static string QualityOf(JsonElement value) => $"quality:{Part(value.Text("display_phone_number"))}";

    /// <summary>Converts a text of Meta to a part of a subject.</summary>
    private static string Part(string? text) =>
        new([.. (text ?? "").Where(c => char.IsAsciiLetterOrDigit(c) || c == '_').Take(MaxPartLength)]);

    private static AccountNotice Lost(string what) => new(
        NumberHealth.Account, HealthLevel.Unhealthy,
        $"Meta has taken the account away ({what}): nothing can be sent or received until it is connected again", IsLost: true);

    private static AccountNotice Degraded(string subject, string what, string? details) =>
        new(subject, HealthLevel.Degraded, string.IsNullOrEmpty(details) ? what : $"{what}: {details}");
}
