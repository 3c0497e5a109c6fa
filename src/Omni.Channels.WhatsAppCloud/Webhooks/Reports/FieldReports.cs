using System.Text.Json;
using Omni.Channels.Sdk.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Reports;

/// <summary>The table of webhook fields and the typed events that they become. An unknown field becomes none.</summary>
internal static class FieldReports
{
    private const string KeyPrefix = "report";

    /// <param name="field">The field, as written in the event's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="time">The entry's time as digits; null when it has none.</param>
    public static IEnumerable<NewEvent> Of(string field, JsonElement value, string? time) =>
        value.ValueKind == JsonValueKind.Object ? Read(field, value).Select(read => Dated(read, field, time)) : [];

    /// <summary>Of a change of messages: what it holds besides messages and statuses.</summary>
    public static IEnumerable<NewEvent> OfMessages(JsonElement value, string? time) =>
        Each(value, "user_actions", PersonReports.Action).Select(read => Dated(read, "user_actions", time))
            .Concat(Each(value, "errors", NumberReports.NumberFailed).Select(read => Dated(read, "number_error", time)))
            .Concat(value.Member("conversation_context").Member("summary").Text("text") is null
                ? []
                : One(value, PersonReports.Summary).Select(read => Dated(read, "conversation_context", time)));

    private static IEnumerable<(ChannelReport Report, JsonElement Source)> Read(string field, JsonElement value) => field switch
    {
        "account_update" => One(value, AccountReports.AccountUpdated),
        "account_review_update" => One(value, AccountReports.AccountReviewed),
        "account_alerts" => One(value, AccountReports.AccountAlerted),
        "account_settings_update" => One(value, AccountReports.AccountSettingsChanged),
        "business_capability_update" => One(value, AccountReports.AccountCapabilityChanged),
        "payment_configuration_update" => One(value, AccountReports.PaymentConfigurationChanged),
        "partner_solutions" => One(value, AccountReports.PartnerSolutionChanged),
        "phone_number_quality_update" => One(value, NumberReports.NumberQualityChanged),
        "phone_number_name_update" => One(value, NumberReports.NumberNameReviewed),
        "business_username_updates" or "business_username_update" => One(value, NumberReports.NumberUsernameChanged),
        "security" => One(value, NumberReports.NumberSecurityChanged),
        "message_template_status_update" => One(value, TemplateReports.TemplateStatusChanged),
        "message_template_quality_update" => One(value, TemplateReports.TemplateQualityChanged),
        "template_category_update" or "template_correct_category_detection" => One(value, TemplateReports.TemplateCategoryChanged),
        "message_template_components_update" => One(value, TemplateReports.TemplateComponentsChanged),
        "flows" => One(value, TemplateReports.FlowChanged),
        "calls" => CallReports.Of(value),
        "group_lifecycle_update" or "group_participants_update" or "group_settings_update" or "group_status_update" =>
            GroupReports.Of(value),
        "smb_app_state_sync" => Each(value, "state_sync", PersonReports.Contact),
        "user_id_update" => Each(value, "user_id_update", PersonReports.UserId),
        "messaging_handovers" => One(value, PersonReports.Control),
        "automatic_events" => Each(value, "automatic_events", PersonReports.Conversion),
        _ => [],
    };

    private static IEnumerable<(ChannelReport Report, JsonElement Source)> One(JsonElement value, Func<JsonElement, ChannelReport> read) =>
        [(read(value), value)];

    private static IEnumerable<(ChannelReport Report, JsonElement Source)> Each(
        JsonElement value, string list, Func<JsonElement, ChannelReport> read) => value.Items(list).Select(item => (read(item), item));

    /// <summary>
    /// Two fields may hold equal items, and two entries equal values: the key has the field and the entry's time as well.
    /// </summary>
    private static NewEvent Dated((ChannelReport Report, JsonElement Source) read, string field, string? time) => new(
        read.Report with { At = read.Report.At ?? UnixTime.ReadSeconds(time)?.ToUnixTimeMilliseconds() },
        new EventFacts { UniqueKey = $"{KeyPrefix}|{NoticeKey.Of(field, time, read.Source).Text}" });
}
