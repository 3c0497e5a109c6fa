using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Storage;

/// <summary>Finds a message as callers name it: by its id in this host, or by the channel's id alone.</summary>
internal static class NamedMessages
{
    private const string EncodedSlash = "%2F";

    /// <summary>
    /// The message with an id. Two instances can have a message of the same channel id (one that they exchanged): the latest of those
    /// visible is returned.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="reference">A UUID of this host, or the channel's id.</param>
    /// <param name="visible">The instances in which a channel's id is looked for; null means all.</param>
    /// <param name="ct">Cancels the query.</param>
    public static async Task<MessageRow?> FindMessageAsync(
        this OmniDbContext db, string reference, IReadOnlyList<Guid>? visible, CancellationToken ct)
    {
        if (Guid.TryParse(reference, out var id)) return await db.Messages.FirstOrDefaultAsync(m => m.Id == id, ct);
        var externalId = ExternalIdOf(reference);
        var found = db.Messages.Where(m => m.ExternalId == externalId);
        if (visible is not null) found = found.Where(m => visible.Contains(m.InstanceId));
        return await found.OrderByDescending(m => m.PlatformTimestamp).ThenByDescending(m => m.Seq).FirstOrDefaultAsync(ct);
    }

    /// <summary>
    /// The channel's id as the channel wrote it. WhatsApp's ids are base64: a slash arrives encoded in a path, and a plus sign that was not
    /// encoded arrives as a space in a query. Ids contain no spaces.
    /// </summary>
    public static string ExternalIdOf(string reference) =>
        reference.Trim().Replace(EncodedSlash, "/", StringComparison.OrdinalIgnoreCase).Replace(' ', '+');
}
