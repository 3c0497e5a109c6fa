using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Events;

namespace Omni.Api.Events;

/// <summary>
/// Reads what caused events. Two causes are known: a status, a file and everything else about a message comes from the event that brought
/// the message; and a reply that this host sent comes from the message that it answers.
/// </summary>
internal static class EventLinkQueries
{
    /// <summary>The events that bring a message.</summary>
    private static readonly string[] Bringing =
        [EventTypes.MessageReceived, EventTypes.MessageSent, EventTypes.MessageHistory, EventTypes.MessageStandby];

    public static bool Brings(this EventRow row) => row.MessageId is not null && Bringing.Contains(row.EventType);

    public static async Task<EventLinks> LinksOfAsync(this OmniDbContext db, IReadOnlyList<EventRow> rows, CancellationToken ct) =>
        rows.Count == 0 ? EventLinks.None : new EventLinks(await ChatsOfAsync(db, rows, ct), await db.CausesOfAsync(rows, ct));

    /// <summary>The cause of each event that has one, by the id of the event.</summary>
    public static async Task<Dictionary<Guid, Guid>> CausesOfAsync(
        this OmniDbContext db, IReadOnlyList<EventRow> rows, CancellationToken ct)
    {
        var answers = rows.Where(r => r is { MessageId: not null, EventType: EventTypes.MessageSent, ReplyToExternalId: not null })
            .Select(r => r.MessageId!.Value).ToList();
        var answered = answers.Count == 0
            ? []
            : await db.Messages.Where(m => answers.Contains(m.Id) && m.ReplyToMessageId != null)
                .ToDictionaryAsync(m => m.Id, m => m.ReplyToMessageId!.Value, ct);
        var messages = rows.Where(r => r.MessageId is not null && !r.Brings()).Select(r => r.MessageId!.Value).Concat(answered.Values)
            .Distinct().ToList();
        if (messages.Count == 0) return [];
        var brought = (await db.Events.Where(e => e.MessageId != null && messages.Contains(e.MessageId.Value)
                && Bringing.Contains(e.EventType)).Select(e => new { e.Seq, e.Id, MessageId = e.MessageId!.Value }).ToListAsync(ct))
            .GroupBy(e => e.MessageId).ToDictionary(of => of.Key, of => of.MinBy(e => e.Seq)!.Id);
        var causes = new Dictionary<Guid, Guid>();
        foreach (var row in rows.Where(r => r.MessageId is not null))
        {
            var message = row.Brings() ? answered.GetValueOrDefault(row.MessageId!.Value) : row.MessageId!.Value;
            if (brought.TryGetValue(message, out var cause) && cause != row.Id) causes[row.Id] = cause;
        }

        return causes;
    }

    private static async Task<Dictionary<Guid, (Guid Id, string ExternalId)>> ChatsOfAsync(
        OmniDbContext db, IReadOnlyList<EventRow> rows, CancellationToken ct)
    {
        var ids = rows.Select(r => r.ChatId).OfType<Guid>().Distinct().ToList();
        if (ids.Count == 0) return [];

        // A merged chat is an address of the one that has its messages.
        var names = ids.ConvertAll(id => id.ToString("D"));
        var chats = (await db.Chats.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.ExternalId }).ToListAsync(ct))
            .ToDictionary(c => c.Id, c => (c.Id, c.ExternalId));
        var merged = await db.ChatAddresses.Where(a => names.Contains(a.Address))
            .Join(db.Chats, a => a.ChatId, c => c.Id, (a, c) => new { a.Address, c.Id, c.ExternalId }).ToListAsync(ct);
        foreach (var chat in merged) chats[Guid.Parse(chat.Address)] = (chat.Id, chat.ExternalId);
        return chats;
    }
}
