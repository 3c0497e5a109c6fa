using Omni.Api.Http;
using Omni.Api.Persistence.Rows;

namespace Omni.Api.Chats;

/// <summary>An order of chats, and where a list in that order goes on.</summary>
internal sealed class ChatOrder
{
    /// <summary>The latest message first.</summary>
    public static readonly ChatOrder Activity = new(
        "activity",
        chats => chats.OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Seq),
        (chats, last) => last.LastMessageAt is { } at
            ? chats.Where(c => c.LastMessageAt < at || c.LastMessageAt == null || (c.LastMessageAt == at && c.Seq < last.Seq))
            : chats.Where(c => c.LastMessageAt == null && c.Seq < last.Seq));

    private static readonly ChatOrder Oldest = new(
        "oldest", chats => chats.OrderBy(c => c.Seq), (chats, last) => chats.Where(c => c.Seq > last.Seq));

    private static readonly ChatOrder Unread = new(
        "unread",
        chats => chats.OrderByDescending(c => c.UnreadCount).ThenByDescending(c => c.Seq),
        (chats, last) => chats.Where(c => c.UnreadCount < last.UnreadCount || (c.UnreadCount == last.UnreadCount && c.Seq < last.Seq)));

    private static readonly ChatOrder Name = new(
        "name",
        chats => chats.OrderBy(c => c.Name ?? c.ExternalId).ThenBy(c => c.Seq),
        (chats, last) => chats.Where(c => string.Compare(c.Name ?? c.ExternalId, last.Name ?? last.ExternalId) > 0 || ((c.Name ?? c.ExternalId) == (last.Name ?? last.ExternalId) && c.Seq > last.Seq)));

    private readonly string _name;

    private ChatOrder(string name, Func<IQueryable<ChatRow>, IQueryable<ChatRow>> sort, Func<IQueryable<ChatRow>, ChatRow, IQueryable<ChatRow>> after)
    {
        _name = name;
        (Sort, After) = (sort, after);
    }

    public Func<IQueryable<ChatRow>, IQueryable<ChatRow>> Sort { get; }

    /// <summary>The chats after one of them. What changes its place between two pages is seen twice or not at all, as in every list of what lives.</summary>
    public Func<IQueryable<ChatRow>, ChatRow, IQueryable<ChatRow>> After { get; }

    /// <summary>The order that a list asks for.</summary>
    public static ChatOrder From(ListQuery query) => query.OneOf("sort", "activity", "oldest", "unread", "name") is { } name
        ? new[] { Activity, Oldest, Unread, Name }.Single(order => order._name == name)
        : Activity;
}
