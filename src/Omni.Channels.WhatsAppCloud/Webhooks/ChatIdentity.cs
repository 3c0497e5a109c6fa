using Omni.Channels.WhatsAppCloud.Kinds;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>The chat of a message and the user on the other side.</summary>
internal sealed record ChatIdentity
{
    /// <summary>The group id, else the phone (wa_id), else the business-scoped user id.</summary>
    public required string ChatId { get; init; }

    /// <summary>All ids of a direct chat: a user who hides the number later is found by the user id.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>The other side: phone digits (wa_id), else the user id.</summary>
    public required string User { get; init; }

    /// <summary>Other ids of the other side.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    public string? PhoneNumber { get; init; }
    public string? DisplayName { get; init; }
    public string? Username { get; init; }
    public bool IsGroup { get; init; }

    /// <summary>Returns the chat of an inbound message; null when the message names no user.</summary>
    public static ChatIdentity? OfReceived(InboundMessage message, MessagesValue value) =>
        Of(message.From, message.FromUserId, message.GroupId, value);

    /// <summary>Returns the chat of a message sent from the phone app; null when the message names no user.</summary>
    public static ChatIdentity? OfEcho(InboundMessage message, MessagesValue value) =>
        Of(message.To, message.ToUserId, message.GroupId, value);

    private static ChatIdentity? Of(string? number, string? userId, string? groupId, MessagesValue value)
    {
        var (written, group) = (Given(number), Given(groupId));
        var contact = ContactOf(written, Given(userId), group is not null, value);
        var phone = contact?.WaId ?? written;
        var scoped = Given(userId) ?? contact?.UserId;
        var user = phone ?? scoped;
        if ((group ?? user) is not { } chatId) return null;

        var names = new[] { phone, written, scoped }.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return new ChatIdentity
        {
            ChatId = chatId,
            Addresses = group is null ? names : [group],
            User = user ?? chatId,
            Aliases = [.. names.Skip(1)],
            PhoneNumber = phone,
            DisplayName = contact?.Name,
            Username = contact?.Username,
            IsGroup = group is not null,
        };
    }

    /// <summary>
    /// Returns the matching contact, else the only one (Meta may return a wa_id that differs from the number), unless it
    /// clearly belongs to another user: one contact can apply to many messages.
    /// </summary>
    private static Contact? ContactOf(string? number, string? userId, bool inGroup, MessagesValue value)
    {
        if (value.Contacts.FirstOrDefault(c => Is(c, number, userId)) is { } match) return match;
        if (value.Contacts is not [var only] || inGroup || (userId is not null && only.UserId is not null)) return null;
        return value.Messages.Any(m => Is(only, Given(m.From), Given(m.FromUserId)))
            || value.Echoes.Any(m => Is(only, Given(m.To), Given(m.ToUserId))) ? null : only;
    }

    private static bool Is(Contact contact, string? number, string? userId) =>
        (number is not null && contact.WaId == number) || (userId is not null && contact.UserId == userId);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
