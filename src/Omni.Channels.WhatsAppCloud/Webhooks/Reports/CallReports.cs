using System.Text.Json;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Reports;

/// <summary>
/// Reports about calls: their beginning, their end, their recording, and how those that the business made go on. Calls are no messages.
/// https://developers.facebook.com/docs/whatsapp/cloud-api/calling/reference
/// </summary>
internal static class CallReports
{
    private const string StatusEvent = "status", ByBusiness = "BUSINESS_INITIATED";

    public static IEnumerable<(ChannelReport Report, JsonElement Source)> Of(JsonElement value)
    {
        // The errors of a change are those of its call.
        var errors = value.List("errors", ErrorReports.Error);
        return value.Items("calls").Select(call => ((ChannelReport)Call(call, errors), call))
            .Concat(value.Items("statuses").Select(status => ((ChannelReport)Status(status), status)));
    }

    private static CallChanged Call(JsonElement call, IReadOnlyList<ReportedError>? errors)
    {
        var (phone, user) = call.Text("direction") == ByBusiness
            ? (call.Text("to"), call.Text("to_user_id"))
            : (call.Text("from"), call.Text("from_user_id"));
        var (session, audio) = (call.Member("session"), call.Member("call_recording").Member("audio"));
        return new CallChanged
        {
            CallId = call.Text("id"),
            Event = call.Text("event"),
            ChatId = phone ?? user,
            PhoneNumber = phone,
            UserId = user,
            Direction = call.Text("direction"),
            Status = call.Text("status"),
            StartedAt = call.Time("start_time"),
            EndedAt = call.Time("end_time"),
            Duration = call.Whole("duration"),
            SdpType = session.Text("sdp_type"),
            Sdp = session.Text("sdp"),
            Tracker = call.Text("biz_opaque_callback_data"),
            Payload = call.Text("deeplink_payload") ?? call.Text("cta_payload"),
            MediaId = audio.Text("id"),
            MimeType = audio.Text("mime_type"),
            Sha256 = audio.Text("sha256"),
            MediaUrl = audio.Text("url"),
            Transcription = call.Member("call_transcription"),
            Errors = call.List("errors", ErrorReports.Error) ?? errors,
            At = call.Time("timestamp"),
        };
    }

    private static CallChanged Status(JsonElement status) => new()
    {
        CallId = status.Text("id"),
        Event = StatusEvent,
        ChatId = status.Text("recipient_id") ?? status.Text("recipient_user_id"),
        PhoneNumber = status.Text("recipient_id"),
        UserId = status.Text("recipient_user_id"),
        Status = status.Text("status"),
        Tracker = status.Text("biz_opaque_callback_data"),
        Errors = status.List("errors", ErrorReports.Error),
        At = status.Time("timestamp"),
    };
}
