using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Kinds;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

/// <summary>
/// The value of a <c>messages</c> change: messages, statuses and errors of one number; of an echo change, our own
/// messages. Each list is read by itself and each of its items by itself: what is broken costs nobody else.
/// </summary>
internal sealed record MessagesValue
{
    private static readonly string[] Lists = ["messages", "message_echoes", "statuses", "errors"];

    /// <summary>Our number, by Meta's id.</summary>
    public string? PhoneNumberId { get; init; }

    public required IReadOnlyList<Contact> Contacts { get; init; }
    public required IReadOnlyList<InboundMessage> Messages { get; init; }

    /// <summary>Our own messages, sent from the phone app.</summary>
    public required IReadOnlyList<InboundMessage> Echoes { get; init; }

    public required IReadOnlyList<MessageStatus> Statuses { get; init; }
    public required IReadOnlyList<JsonElement> Errors { get; init; }

    /// <summary>The lists that are there but are no lists.</summary>
    public required IReadOnlyList<string> NoLists { get; init; }

    // The readers of these types take every JSON there is.
    public static MessagesValue Read(JsonElement value) => new()
    {
        PhoneNumberId = value.Member("metadata").Text("phone_number_id"),
        Contacts = [.. value.Items("contacts").Select(Contact.Read)],
        Messages = [.. value.Items("messages").Select(InboundMessageReader.Read)],
        Echoes = [.. value.Items("message_echoes").Select(InboundMessageReader.Read)],
        Statuses = [.. value.Items("statuses").Select(MessageStatus.Read)],
        Errors = [.. value.Items("errors")],
        NoLists = [.. Lists.Where(name => value.Member(name) is { ValueKind: not JsonValueKind.Array })],
    };
}
