using System.Text.Json;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Reports;

/// <summary>Reports about a number. A field that cannot be read is left out.</summary>
internal static class NumberReports
{
    public static NumberQualityChanged NumberQualityChanged(JsonElement value) => new()
    {
        DisplayPhoneNumber = value.Text("display_phone_number"),
        Event = value.Text("event"),
        MaxDailyConversationsPerBusiness = value.Text("max_daily_conversations_per_business"),
        CurrentLimit = value.Text("current_limit"),
        OldLimit = value.Text("old_limit"),
    };

    public static NumberNameReviewed NumberNameReviewed(JsonElement value) => new()
    {
        DisplayPhoneNumber = value.Text("display_phone_number"),
        Decision = value.Text("decision"),
        RequestedName = value.Text("requested_verified_name"),
        RejectionReason = value.Text("rejection_reason"),
    };

    public static NumberUsernameChanged NumberUsernameChanged(JsonElement value) => new()
    {
        DisplayPhoneNumber = value.Text("display_phone_number"),
        Username = value.Text("username"),
        Status = value.Text("status"),
        Context = value.Text("context"),
    };

    public static NumberSecurityChanged NumberSecurityChanged(JsonElement value) => new()
    {
        DisplayPhoneNumber = value.Text("display_phone_number"),
        Event = value.Text("event"),
        Requester = value.Text("requester"),
    };

    public static NumberFailed NumberFailed(JsonElement value) => new()
    {
        Code = value.Whole("code"),
        Title = value.Text("title") ?? value.Text("message"),
        Details = value.Member("error_data").Text("details") ?? value.Text("error_data"),
    };
}
