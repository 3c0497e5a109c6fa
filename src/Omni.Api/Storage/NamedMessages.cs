using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Storage;

/// <summary>Finds a message as callers name it: by its id in this host, or by the channel's id alone.</summary>
internal static class NamedMessages
{
    private const string EncodedSlash = "%2F";

    /// <summary>
    /// The message with an id. Several instances can have a message of the same channel id (one that they exchanged): then the id alone
    /// names none of them. Within an instance the latest is returned.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="reference">A UUID of this host, or the channel's id.</param>
    /// <param name="visible">The instances in which a channel's id is looked for; null means all.</param>
    /// <param name="ct">Cancels the query.</param>
    public static async Task<NamedMessage> FindMessageAsync(
        this OmniDbContext db, string reference, IReadOnlyList<Guid>? visible, CancellationToken ct)
    {
        if (Guid.TryParse(reference, out var id)) return new NamedMessage(await db.Messages.FirstOrDefaultAsync(m => m.Id == id, ct));
        var externalId = ExternalIdOf(reference);
        var found = db.Messages.Where(m => m.ExternalId == externalId);
        if (visible is not null) found = found.Where(m => visible.Contains(m.InstanceId));
        var latest = await found.OrderByDescending(m => m.PlatformTimestamp).ThenByDescending(m => m.Seq).FirstOrDefaultAsync(ct);
        return latest is not null && visible is not [_] && await found.AnyAsync(m => m.InstanceId != latest.InstanceId, ct)
            ? new NamedMessage(Row: null) { IsAmbiguous = true }
            : new NamedMessage(latest);
    }

    /// <summary>The message of a chat with an id of this host or of the channel; null when there is none.</summary>
    public static async Task<MessageRow?> FindMessageOfChatAsync(
        this OmniDbContext db, Guid chatId, string reference, CancellationToken ct)
    {
        var chat = await db.CurrentChatAsync(chatId, ct);
        var ofChat = db.Messages.Where(m => m.ChatId == chat);
        if (Guid.TryParse(reference, out var id)) return await ofChat.FirstOrDefaultAsync(m => m.Id == id, ct);
        var externalId = ExternalIdOf(reference);
        return await ofChat.FirstOrDefaultAsync(m => m.ExternalId == externalId, ct);
    }

    /// <summary>The ids in this host of all messages with an id, which is one of this host or of the channel.</summary>
    public static async Task<List<Guid>> IdsOfMessageAsync(this OmniDbContext db, string reference, CancellationToken ct)
    {
        if (Guid.TryParse(reference, out var id)) return [id];
        var externalId = ExternalIdOf(reference);
        return await db.Messages.Where(m => m.ExternalId == externalId).Select(m => m.Id).ToListAsync(ct);
    }

    /// <summary>
    /// The channel's id as the channel wrote it. WhatsApp's ids are base64: a slash arrives encoded in a path, and a plus sign that was not
    /// encoded arrives as a space in a query. Ids contain no spaces.
    /// </summary>
    public static string ExternalIdOf(string reference) =>
        reference.Trim().Replace(EncodedSlash, "/", StringComparison.OrdinalIgnoreCase).Replace(' ', '+');
}
