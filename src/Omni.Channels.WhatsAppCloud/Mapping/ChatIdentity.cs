using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

namespace Omni.Channels.WhatsAppCloud.Mapping;

/// <summary>Which chat a message belongs to, and who wrote it.</summary>
internal sealed record ChatIdentity
{
    /// <summary>The group id, else the phone (wa_id), else the business-scoped user id.</summary>
    public required string ChatId { get; init; }

    /// <summary>Every name of a direct chat: a user who hides the number later is found by the user id.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>Phone digits (wa_id), else the user id.</summary>
    public required string From { get; init; }
    public string? PhoneNumber { get; init; }
    public string? DisplayName { get; init; }
    public string? Username { get; init; }
    public bool IsGroup { get; init; }

    /// <summary>Null when the message names nobody.</summary>
    public static ChatIdentity? Of(InboundMessage message, IReadOnlyList<Contact> contacts)
    {
        var contact = ContactOf(message, contacts);
        var phone = Given(contact?.WaId) ?? Given(message.From);
        var userId = Given(message.FromUserId) ?? Given(contact?.UserId);
        var from = phone ?? userId;
        var group = Given(message.GroupId);
        if ((group ?? from) is not { } chatId) return null;
        return new ChatIdentity
        {
            ChatId = chatId,
            Addresses = group is null ? [.. new[] { phone, Given(message.From), userId }.OfType<string>().Distinct(StringComparer.Ordinal)] : [group],
            From = from ?? chatId,
            PhoneNumber = phone,
            DisplayName = Given(contact?.Profile?.Name),
            Username = Given(contact?.Profile?.Username),
            IsGroup = group is not null,
        };
    }

    /// <summary>The sender's contact: the one that matches; else the only one, unless it is evidently somebody else's.</summary>
    private static Contact? ContactOf(InboundMessage message, IReadOnlyList<Contact> contacts)
    {
        var match = contacts.FirstOrDefault(c => (message.From is { } from && c.WaId == from) || (message.FromUserId is { } user && c.UserId == user));
        return match ?? (contacts.Count == 1 && message.GroupId is null && (message.FromUserId is null || contacts[0].UserId is null) ? contacts[0] : null);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
