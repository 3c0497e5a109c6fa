using System.Text.Json;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Reports;

/// <summary>Reports about templates and flows. A field that cannot be read is left out.</summary>
internal static class TemplateReports
{
    public static TemplateStatusChanged TemplateStatusChanged(JsonElement value) => new()
    {
        TemplateId = value.Text("message_template_id"),
        MetaTemplateId = value.Text("message_template_id"),
        TemplateName = value.Text("message_template_name"),
        Language = value.Text("message_template_language"),
        NewStatus = StatusOf(value.Text("event")),
        Event = value.Text("event"),
        Category = value.Text("message_template_category"),
        RejectionReason = value.Text("reason") is { } reason and not "NONE" ? reason : null,
        DisableDate = value.Member("disable_info").Text("disable_date"),
        Title = value.Member("other_info").Text("title"),
        Description = value.Member("other_info").Text("description"),
    };

    public static TemplateQualityChanged TemplateQualityChanged(JsonElement value) => new()
    {
        TemplateId = value.Text("message_template_id"),
        TemplateName = value.Text("message_template_name"),
        Language = value.Text("message_template_language"),
        PreviousQuality = value.Text("previous_quality_score"),
        NewQuality = value.Text("new_quality_score"),
    };

    public static TemplateCategoryChanged TemplateCategoryChanged(JsonElement value) => new()
    {
        TemplateId = value.Text("message_template_id"),
        TemplateName = value.Text("message_template_name"),
        Language = value.Text("message_template_language"),
        PreviousCategory = value.Text("previous_category"),
        NewCategory = value.Text("new_category") ?? value.Text("category"),
        CorrectCategory = value.Text("correct_category"),
        ChangesAt = value.Time("category_update_timestamp"),
    };

    public static TemplateComponentsChanged TemplateComponentsChanged(JsonElement value) => new()
    {
        TemplateId = value.Text("message_template_id"),
        TemplateName = value.Text("message_template_name"),
        Language = value.Text("message_template_language"),
        Header = value.Text("message_template_title"),
        Body = value.Text("message_template_element"),
        Footer = value.Text("message_template_footer"),
        Buttons = value.List("message_template_buttons", Button),
    };

    public static FlowChanged FlowChanged(JsonElement value) => new()
    {
        Event = value.Text("event"),
        FlowId = value.Text("flow_id"),
        Message = value.Text("message") ?? value.Text("warning"),
        OldStatus = value.Text("old_status"),
        NewStatus = value.Text("new_status"),
        AlertState = value.Text("alert_state"),
        Threshold = value.Number("threshold"),
        ErrorRate = value.Number("error_rate"),
        P50Latency = value.Number("p50_latency"),
        P90Latency = value.Number("p90_latency"),
        RequestsCount = value.Whole("requests_count"),
        Availability = value.Number("availability"),
        Errors = value.List("errors", FlowError),
    };

    private static string? StatusOf(string? @event) => @event switch
    {
        "REINSTATED" or "UNARCHIVED" => "APPROVED",
        "IN_APPEAL" => "PENDING",
        "FLAGGED" => "PAUSED",
        "DISABLED" or "PENDING_DELETION" or "ARCHIVED" => "DELETED",
        _ => @event,
    };

    private static TemplateButton Button(JsonElement item) => new()
    {
        Type = item.Text("message_template_button_type"),
        Text = item.Text("message_template_button_text"),
        Url = item.Text("message_template_button_url"),
        PhoneNumber = item.Text("message_template_button_phone_number"),
    };

    private static FlowError FlowError(JsonElement item) => new()
    {
        Type = item.Text("error_type"),
        Rate = item.Number("error_rate"),
        Count = item.Whole("error_count"),
    };
}
