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
internal sealed record AccountNotice(string Subject, HealthLevel Level, string Reason)
{
    private const int MaxPartLength = 64;

    /// <summary>Whether the number is lost: it cannot send or receive until an operator acts.</summary>
    public bool IsLost { get; init; }

    /// <summary>Whether a connect after the notice makes it void: Meta has confirmed the number since.</summary>
    public bool EndsWithConnect { get; init; }

    /// <summary>What Meta holds back, with the time when it ends; null where Meta names none. A time that is past ends a hold.</summary>
    public IReadOnlyList<(string Name, DateTimeOffset? Until)> Holds { get; init; } = [];

    /// <summary>When the notice is over by itself; null when it does not say.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Reads a notice; null when the field does not concern health.</summary>
    public static AccountNotice? Read(string field, JsonElement value) => field switch
    {
        "account_update" => OfAccount(value),
        "phone_number_quality_update" => OfQuality(value),
        "account_review_update" => OfReview(value.Text("decision")),
        "account_alerts" => OfAlert(value.Member("alert_info") is { ValueKind: JsonValueKind.Object } nested ? nested : value),
        _ => null,
    };

    private static AccountNotice? OfAccount(JsonElement value) => value.Text("event") switch
    {
        ("PARTNER_REMOVED" or "ACCOUNT_DELETED" or "PARTNER_APP_UNINSTALLED") and var what => Lost(what, ReasonOf(value)),
        "PARTNER_ADDED" or "PARTNER_APP_INSTALLED" =>
            new AccountNotice(NumberHealth.Account, HealthLevel.Healthy, "Meta has added the account to this app"),
        "ACCOUNT_OFFBOARDED" => new AccountNotice(
            NumberHealth.Offboarded, HealthLevel.Degraded,
            "The number's phone app was changed or registered anew: Meta has paused the number until the app is connected again")
        {
            EndsWithConnect = true,
            Holds = [(NumberHolds.Everything, null)],
        },
        "ACCOUNT_RECONNECTED" => new AccountNotice(
            NumberHealth.Offboarded, HealthLevel.Healthy, "The number's phone app is connected again")
        {
            Holds = [(NumberHolds.Everything, DateTimeOffset.UnixEpoch)],
        },
        "DISABLED_UPDATE" => value.Member("ban_info").Text("waba_ban_state") switch
        {
            "REINSTATE" => new AccountNotice(NumberHealth.Account, HealthLevel.Healthy, "Meta reinstated the account"),
            "SCHEDULE_FOR_DISABLE" => Degraded(
                NumberHealth.Account, "Meta will disable the account", value.Member("ban_info").Text("waba_ban_date")),
            _ => Lost("DISABLED_UPDATE", details: null),
        },
        "ACCOUNT_RESTRICTION" => OfRestrictions([.. value.Items("restriction_info")]),
        "ACCOUNT_VIOLATION" => Degraded(
            "violation", "Meta found a violation of its policy", value.Member("violation_info").Text("violation_type")),
        _ => null,
    };

    private static AccountNotice OfRestrictions(IReadOnlyList<JsonElement> restrictions)
    {
        var named = restrictions.Select(r => (Name: Part(r.Text("restriction_type")), Until: UnixTime.ReadSeconds(r.Text("expiration"))))
            .Where(r => r.Name.Length > 0).ToList();
        var notice = Degraded(
            $"restriction:{string.Join('+', named.Select(r => r.Name).Order(StringComparer.Ordinal))}",
            "Meta restricts the account", string.Join(", ", restrictions.Select(r => r.Text("restriction_type"))));
        return notice with
        {
            // The subject is limited in length; notices of other restrictions are independent of this one.
            Subject = notice.Subject.Length <= MaxPartLength ? notice.Subject : $"restriction:{ContentHash.Of(notice.Subject)}",
            Holds = named,
            Until = named.Count > 0 && named.TrueForAll(r => r.Until is not null) ? named.Max(r => r.Until) : null,
        };
    }

    private static AccountNotice? OfQuality(JsonElement value) => value.Text("event") switch
    {
        ("DOWNGRADE" or "FLAGGED") and var what => Degraded(QualityOf(value), $"The number's quality: {what}", value.Text("current_limit")),
        ("UPGRADE" or "UNFLAGGED") and var what =>
            new AccountNotice(QualityOf(value), HealthLevel.Healthy, $"The number's quality: {what}"),
        _ => null,
    };

    private static AccountNotice? OfReview(string? decision) => decision switch
    {
        "REJECTED" or "DISAPPROVED" => Degraded("review", "Meta's review of the account ended badly", decision),
        "APPROVED" => new AccountNotice("review", HealthLevel.Healthy, "Meta's review approved the account"),
        _ => null,
    };

    private static AccountNotice? OfAlert(JsonElement alert)
    {
        var subject = $"alert:{Part(alert.Text("alert_type"))}";
        if (alert.Text("alert_status") is { } status && status is not "ACTIVE")
            return new AccountNotice(subject, HealthLevel.Healthy, $"Meta's alert is over: {alert.Text("alert_type")}");
        return alert.Text("alert_severity") is "CRITICAL" or "WARNING"
            ? Degraded(subject, "Meta's alert", alert.Text("alert_description") ?? alert.Text("alert_type"))
            : null;
    }

    /// <summary>Returns why a partner lost the account, and who decided it; null when Meta does not say.</summary>
    private static string? ReasonOf(JsonElement value)
    {
        var info = value.Member("disconnection_info");
        var (reason, by) = (info.Text("reason"), info.Text("initiated_by"));
        return reason is not null && by is not null ? $"{reason} by {by}" : reason ?? by;
    }

    // An account can have several numbers, each with its own quality rating.
    private static string QualityOf(JsonElement value) => $"quality:{Part(value.Text("display_phone_number"))}";

    /// <summary>Converts a text of Meta to a part of a subject.</summary>
    private static string Part(string? text) =>
        new([.. (text ?? "").Where(c => char.IsAsciiLetterOrDigit(c) || c == '_').Take(MaxPartLength)]);

    private static AccountNotice Lost(string what, string? details) => new(
        NumberHealth.Account, HealthLevel.Unhealthy,
        $"Meta has taken the account away ({(details is null ? what : $"{what}: {details}")}): "
        + "nothing can be sent or received until it is connected again")
    {
        IsLost = true,
        EndsWithConnect = true,
    };

    private static AccountNotice Degraded(string subject, string what, string? details) =>
        new(subject, HealthLevel.Degraded, string.IsNullOrEmpty(details) ? what : $"{what}: {details}");
}
