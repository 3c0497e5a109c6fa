using System.Text.Json;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;
using Omni.Contract.Instances;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>Makes <c>channel.alert</c> of the fields that an operator may act on, by the reading of <see cref="AccountNotice"/>.</summary>
internal static class ChannelAlerts
{
    private const string Alerts = "account_alerts", Quality = "phone_number_quality_update", Other = "other";

    /// <summary>Returns the alert of a field for an instance; null when the field is none that alerts.</summary>
    public static ChannelAlert? Of(Guid instanceId, string field, JsonElement value, AccountNotice? notice) =>
        TypeOf(field) is not { } type || value.ValueKind != JsonValueKind.Object ? null : new ChannelAlert
        {
            InstanceId = instanceId,
            ChannelType = ChannelType.WhatsAppCloud,
            AlertType = type,
            Severity = SeverityOf(field, value, notice),
            Message = MessageOf(field, value, notice),
            EntityType = value.Text("entity_type"),
            EntityId = value.Text("entity_id"),
            Data = value,
        };

    private static string? TypeOf(string field) => field switch
    {
        Alerts or "account_update" or Quality or "phone_number_name_update" => field,
        "account_review_update" or "business_capability_update" or "security" => Other,
        _ => null,
    };

    private static string SeverityOf(string field, JsonElement value, AccountNotice? notice)
    {
        if (notice is { Level: HealthLevel.Healthy }) return AlertSeverity.Info;
        if (notice is { Level: HealthLevel.Unhealthy }) return AlertSeverity.Critical;
        return field switch
        {
            Alerts => OfAlert(OfInfo(value, "alert_severity") ?? OfInfo(value, "severity")),
            Quality when OfColour(value.Text("current_quality") ?? value.Text("event")) is { } severity => severity,
            _ => notice is null ? AlertSeverity.Info : AlertSeverity.Warning,
        };
    }

    private static string OfAlert(string? severity) => severity?.ToUpperInvariant() switch
    {
        "CRITICAL" or "HIGH" => AlertSeverity.Critical,
        null or "INFORMATIONAL" or "INFO" or "LOW" => AlertSeverity.Info,
        _ => AlertSeverity.Warning,
    };

    private static string? OfColour(string? quality) => quality switch
    {
        "RED" => AlertSeverity.Critical,
        "YELLOW" => AlertSeverity.Warning,
        _ => null,
    };

    private static string MessageOf(string field, JsonElement value, AccountNotice? notice) =>
        First(
            OfInfo(value, "alert_description"), value.Member("alert_info").Text("message"), value.Member("alert_info").Text("description"),
            value.Text("message"), notice?.Reason) ?? SentenceOf(field, value);

    private static string SentenceOf(string field, JsonElement value) => field switch
    {
        "phone_number_name_update" =>
            $"Meta's decision on the display name '{value.Text("requested_verified_name")}': {value.Text("decision")}",
        "business_capability_update" => "Meta changed the limits of the business",
        "account_review_update" => $"Meta's review of the account: {value.Text("decision")}",
        Quality => $"The number's quality or throughput: {value.Text("event")}",
        Alerts => $"Meta's alert: {OfInfo(value, "alert_type")}",
        _ => $"Meta reported {field}: {First(value.Text("event"), "no details")}",
    };

    private static string? OfInfo(JsonElement value, string name) => value.Member("alert_info").Text(name) ?? value.Text(name);

    private static string? First(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (!string.IsNullOrWhiteSpace(text)) return text;
        }

        return null;
    }
}
