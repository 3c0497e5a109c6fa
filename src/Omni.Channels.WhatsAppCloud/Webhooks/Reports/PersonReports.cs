using System.Text.Json;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Reports;

/// <summary>Reports about the people who write: their names in the phone app, their wishes, who answers them, what they clicked.</summary>
internal static class PersonReports
{
    public static ContactSynced Contact(JsonElement item)
    {
        var contact = item.Member("contact");
        return new ContactSynced
        {
            Action = item.Text("action"),
            FullName = contact.Text("full_name"),
            FirstName = contact.Text("first_name"),
            PhoneNumber = contact.Text("phone_number"),
            UserId = contact.Text("user_id"),
            Username = contact.Text("username"),
            At = item.Member("metadata")?.Time("timestamp"),
        };
    }

    public static UserIdChanged UserId(JsonElement item)
    {
        var ids = item.Member("user_id");
        return new UserIdChanged
        {
            ChatId = item.Text("wa_id") ?? ids.Text("current") ?? item.Text("user_id"),
            PhoneNumber = item.Text("wa_id"),
            PreviousUserId = ids.Text("previous") ?? item.Text("previous_user_id"),
            CurrentUserId = ids.Text("current") ?? item.Text("user_id"),
            Detail = item.Text("detail"),
            At = item.Time("timestamp"),
        };
    }

    public static ThreadControlChanged Control(JsonElement value)
    {
        var (sender, type) = (value.Member("sender"), value.Text("type"));
        var control = value.Member(type ?? "") ?? value.Member("control_passed") ?? value.Member("control_taken");
        return new ThreadControlChanged
        {
            ChatId = sender.Text("phone_number") ?? sender.Text("user_id"),
            PhoneNumber = sender.Text("phone_number"),
            UserId = sender.Text("user_id"),
            Event = type,
            PreviousOwnerRole = control.Text("previous_owner_role"),
            NewOwnerRole = control.Text("new_owner_role"),
            PreviousOwnerAppId = control.Text("previous_owner_app_id"),
            PreviousOwnerAppRole = control.Text("previous_owner_app_role"),
            NewOwnerAppId = control.Text("new_owner_app_id"),
            Note = control.Text("metadata"),
            Summary = control.Member("conversation_context").Member("summary").Text("text"),
            At = value.Time("timestamp"),
        };
    }

    public static ThreadSummarized Summary(JsonElement value) => new()
    {
        ChatId = value.Items("messages").Select(m => m.Text("from") ?? m.Text("from_user_id")).FirstOrDefault(),
        Summary = value.Member("conversation_context").Member("summary").Text("text"),
        At = value.Items("messages").Select(m => m.Time("timestamp")).FirstOrDefault(),
    };

    public static MarketingActed Action(JsonElement item)
    {
        var click = item.Member("marketing_messages_link_click_data");
        return new MarketingActed
        {
            ActionType = item.Text("action_type"),
            ClickComponent = click.Text("click_component"),
            ClickId = click.Text("click_id"),
            TrackingToken = click.Text("tracking_token"),
            ProductId = click.Text("product_id"),
            At = item.Time("timestamp"),
        };
    }

    public static ConversionReported Conversion(JsonElement item) => new()
    {
        MessageId = item.Text("id"),
        EventName = item.Text("event_name"),
        ClickId = item.Text("ctwa_clid"),
        Currency = item.Member("custom_data").Text("currency"),
        Value = item.Member("custom_data")?.Number("value"),
        At = item.Time("timestamp"),
    };
}
