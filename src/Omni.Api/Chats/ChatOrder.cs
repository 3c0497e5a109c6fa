using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Chats;

/// <summary>An order of chats, and the position at which a list in that order continues.</summary>
internal sealed class ChatOrder
{
    /// <summary>Latest message first.</summary>
    public static readonly ChatOrder Activity = new(
        "activity",
        chat => chat.LastMessageAt ?? 0,
        chats => chats.OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Seq),
        (chats, at) => at.SortValue > 0
            ? chats.Where(
                c => c.LastMessageAt < at.SortValue || c.LastMessageAt == null || (c.LastMessageAt == at.SortValue && c.Seq < at.Seq))
            : chats.Where(c => c.LastMessageAt == null && c.Seq < at.Seq));

    private static readonly ChatOrder Oldest = new(
        "oldest", chat => chat.Seq, chats => chats.OrderBy(c => c.Seq), (chats, at) => chats.Where(c => c.Seq > at.Seq));

    private static readonly ChatOrder Unread = new(
        "unread",
        chat => chat.UnreadCount,
        chats => chats.OrderByDescending(c => c.UnreadCount).ThenByDescending(c => c.Seq),
        (chats, at) => chats.Where(c => c.UnreadCount < at.SortValue || (c.UnreadCount == at.SortValue && c.Seq < at.Seq)));

    /// <summary>
    /// By name. A cursor contains no text, so the name is the current one of the last chat shown. When that chat was merged into another
    /// one meanwhile, the list ends.
    /// </summary>
    private static readonly ChatOrder Name = new(
        "name",
        chat => chat.Seq,
        chats => chats.OrderBy(c => c.Name ?? c.ExternalId).ThenBy(c => c.Seq),
        (chats, at) => chats.Where(c => chats.Any(last => last.Seq == at.Seq
            && (string.Compare(c.Name ?? c.ExternalId, last.Name ?? last.ExternalId) > 0
                || ((c.Name ?? c.ExternalId) == (last.Name ?? last.ExternalId) && c.Seq > last.Seq)))));

    private readonly string _name;
    private readonly Func<ChatRow, long> _sortValue;

    private ChatOrder(
        string name, Func<ChatRow, long> sortValue, Func<IQueryable<ChatRow>, IQueryable<ChatRow>> sort,
        Func<IQueryable<ChatRow>, Cursor, IQueryable<ChatRow>> after) =>
        (_name, _sortValue, Sort, After) = (name, sortValue, sort, after);

    public Func<IQueryable<ChatRow>, IQueryable<ChatRow>> Sort { get; }

    /// <summary>
    /// The chats after a position. A chat that moves between two pages appears twice or not at all, as in every list of changing data.
    /// </summary>
    public Func<IQueryable<ChatRow>, Cursor, IQueryable<ChatRow>> After { get; }

    /// <summary>The position of a chat.</summary>
    public Cursor PlaceOf(ChatRow chat) => new(_sortValue(chat), chat.Seq);

    /// <summary>The order requested for a list.</summary>
    public static ChatOrder From(ListQuery query) => query.OneOf("sort", "activity", "oldest", "unread", "name") is { } name
        ? new[] { Activity, Oldest, Unread, Name }.Single(order => order._name == name)
        : Activity;
}
