using Omni.Channels.WhatsAppCloud.Kinds;
using Omni.Channels.WhatsAppCloud.Kinds.SystemNotice;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// What opens the customer service window, and for how long: a message or a call of the customer, and an entry point such as an ad.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages#customer-service-windows
/// </summary>
internal static class ServiceWindows
{
    private const string EntryPoint = "referral_conversion", SystemType = "system";

    // What says where the customer came from, in whatever shape the rest comes.
    private static readonly string[] ReferralMembers =
        ["source_url", "source_id", "source_type", "ctwa_clid", "headline", "body", "ref"];

    private static readonly TimeSpan AfterMessage = TimeSpan.FromHours(24), AfterEntryPoint = TimeSpan.FromHours(72);

    /// <summary>
    /// How long a message of a customer opens the window, from the time it was written; null for what no customer wrote.
    /// </summary>
    public static TimeSpan? After(InboundMessage message, DateTimeOffset sentAt, DateTimeOffset receivedAt)
    {
        if (message is SystemMessage || message.Type == SystemType) return null;
        var referral = message.Raw.Member("referral");
        var window = ReferralMembers.Any(name => referral.Text(name) is not null) ? AfterEntryPoint : AfterMessage;
        return sentAt > receivedAt ? window - (sentAt - receivedAt) : window;
    }

    /// <summary>Until when a call opens the window, answered or not; null when the customer did not call.</summary>
    public static DateTimeOffset? After(CallNotice call, DateTimeOffset receivedAt) =>
        call.IsFromCustomer ? NotAfter(UnixTime.ReadSeconds(call.Timestamp), receivedAt) + AfterMessage : null;

    /// <summary>
    /// Until when an entry point keeps the window open, as a status reports it with its conversation; null when it reports none. Only the
    /// first status of a message names the end.
    /// </summary>
    public static DateTimeOffset? After(MessageStatus status, DateTimeOffset receivedAt)
    {
        var conversation = status.Raw.Member("conversation");
        if (conversation.Member("origin").Text("type") != EntryPoint) return null;
        if (UnixTime.ReadSeconds(conversation.Text("expiration_timestamp")) is { } end) return end;
        return status.Status == "sent" ? NotAfter(UnixTime.ReadSeconds(status.Timestamp), receivedAt) + AfterEntryPoint : null;
    }

    /// <summary>A window counts from Meta's time; a clock that is ahead of ours adds nothing to it.</summary>
    private static DateTimeOffset NotAfter(DateTimeOffset? at, DateTimeOffset receivedAt) =>
        at is { } told && told < receivedAt ? told : receivedAt;
}
