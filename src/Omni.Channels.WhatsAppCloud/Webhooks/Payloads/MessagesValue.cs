using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Kinds;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

/// <summary>
/// The value of a <c>messages</c> change: messages, statuses and errors of one number; of an echo change, messages
/// sent from the phone app. Each list and each item is read separately: an invalid item does not affect the others.
/// </summary>
internal sealed record MessagesValue
{
    private static readonly string[] Lists = ["messages", "message_echoes", "statuses", "errors"];

    /// <summary>Meta's id of the business number.</summary>
    public string? PhoneNumberId { get; init; }

    public required IReadOnlyList<Contact> Contacts { get; init; }
    public required IReadOnlyList<InboundMessage> Messages { get; init; }

    /// <summary>Messages sent from the phone app.</summary>
    public required IReadOnlyList<InboundMessage> Echoes { get; init; }

    public required IReadOnlyList<MessageStatus> Statuses { get; init; }
    public required IReadOnlyList<JsonElement> Errors { get; init; }

    /// <summary>Names of members that should be lists but are not.</summary>
    public required IReadOnlyList<string> NoLists { get; init; }

    /// <summary>Whether a change holds messages, statuses or errors: then it is read as such even when its field is not.</summary>
    public static bool IsIn(JsonElement value) => Lists.Any(name => value.Items(name).Any());

    // The readers of these types accept any JSON.
    public static MessagesValue Read(JsonElement value) => new()
    {
        PhoneNumberId = value.Member("metadata").Text("phone_number_id"),
        Contacts = [.. value.Items("contacts").Select(Contact.Read)],
        Messages = [.. value.Items("messages").Select(InboundMessageReader.Read)],
        Echoes = [.. value.Items("message_echoes").Select(InboundMessageReader.Read)],
        Statuses = [.. value.Items("statuses").Select(MessageStatus.Read)],
        Errors = [.. value.Items("errors")],
        NoLists =
        [
            .. Lists.Where(name => value.Member(name) is { ValueKind: not (JsonValueKind.Array or JsonValueKind.Object) }
                && !value.Items(name).Any())
        ],
    };
}
