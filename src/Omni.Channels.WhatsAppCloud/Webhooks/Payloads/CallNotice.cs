using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

/// <summary>
/// One item of the field <c>calls</c>. A field of the wrong type counts as absent.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/calling/user-initiated-calls
/// </summary>
internal sealed record CallNotice
{
    private const string UserInitiated = "USER_INITIATED";

    /// <summary>The events that tell of the call itself. Recordings and transcriptions come later and tell nothing new of it.</summary>
    private static readonly string[] OfTheCall = ["connect", "call_created", "terminate"];

    public string? Event { get; init; }
    public string? Direction { get; init; }
    public string? From { get; init; }
    public string? FromUserId { get; init; }
    public string? FromParentUserId { get; init; }
    public string? Timestamp { get; init; }

    /// <summary>Whether the customer called the business, answered or not.</summary>
    public bool IsFromCustomer => Direction == UserInitiated && OfTheCall.Contains(Event);

    public static CallNotice Read(JsonElement raw) => new()
    {
        Event = raw.Text("event"),
        Direction = raw.Text("direction"),
        From = raw.Text("from"),
        FromUserId = raw.Text("from_user_id"),
        FromParentUserId = raw.Text("from_parent_user_id"),
        Timestamp = raw.Text("timestamp"),
    };
}
