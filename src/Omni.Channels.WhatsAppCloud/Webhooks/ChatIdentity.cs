using Omni.Channels.Sdk.Events;
using Omni.Channels.WhatsAppCloud.Kinds;
using Omni.Channels.WhatsAppCloud.Numbers;
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
        Of(message.From, message.FromUserId, message.FromParentUserId, message.GroupId, value);

    /// <summary>Returns the chat of a message sent from the phone app; null when the message names no user.</summary>
    public static ChatIdentity? OfEcho(InboundMessage message, MessagesValue value) =>
        Of(message.To, message.ToUserId, parentId: null, message.GroupId, value);

    /// <summary>Returns the chat of a customer who called; null when the call names no user.</summary>
    public static ChatIdentity? OfCaller(CallNotice call, MessagesValue value) =>
        Of(call.From, call.FromUserId, call.FromParentUserId, groupId: null, value);

    /// <summary>Returns the other side for the host's tables.</summary>
    public Participant ToParticipant() => new()
    {
        UserId = User,
        Aliases = Aliases,
        PhoneNumber = PhoneNumber,
        DisplayName = DisplayName,
        Username = Username,
    };

    /// <summary>Returns the chat after a user's number or id has changed.</summary>
    /// <param name="before">The chat that the notice names; null when it names none.</param>
    /// <param name="change">The user's ids before and after.</param>
    public static ChatIdentity After(ChatIdentity? before, UserNames change)
    {
        string[] names = [.. change.Ids.Concat(change.FormerIds).Distinct(StringComparer.Ordinal)];
        var user = change.HasNewNumber ? names[0] : before?.User ?? names[0];
        return new ChatIdentity
        {
            ChatId = names[0],
            Addresses = names,
            User = user,
            Aliases = [.. names.Where(name => name != user)],
            PhoneNumber = change.PhoneNumber,
            DisplayName = before?.DisplayName,
            Username = before?.Username,
        };
    }

    private static ChatIdentity? Of(string? number, string? userId, string? parentId, string? groupId, MessagesValue value)
    {
        var (written, group) = (GivenText.OrNull(number), GivenText.OrNull(groupId));
        var contact = ContactOf(written, GivenText.OrNull(userId), group is not null, value);
        var phone = contact?.WaId ?? written;
        var scoped = GivenText.OrNull(userId) ?? contact?.UserId;
        var parent = GivenText.OrNull(parentId) ?? contact?.ParentUserId;
        var user = phone ?? scoped ?? parent;
        if ((group ?? user) is not { } chatId) return null;

        var names = NumberSpelling.WithOthers(new[] { phone, written, scoped, parent }.OfType<string>()).Distinct(StringComparer.Ordinal)
            .ToList();
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
        return value.Messages.Any(m => Is(only, m.From, m.FromUserId))
            || value.Echoes.Any(m => Is(only, m.To, m.ToUserId)) ? null : only;
    }

    private static bool Is(Contact contact, string? number, string? userId) =>
        (number is not null && contact.WaId == number) || (userId is not null && contact.UserId == userId);
}
