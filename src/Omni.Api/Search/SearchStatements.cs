using System.Data.Common;
using Omni.Api.Storage;

namespace Omni.Api.Search;

/// <summary>
/// Statements on what is indexed and on what changed. Those on the index itself differ by database: <see cref="ISearchDialect"/>.
/// </summary>
internal static class SearchStatements
{
    private const int FirstText = 3;

    private const string MessagesAfter = Parts.Messages + Parts.After, OneMessage = Parts.Messages + Parts.One;

    private const string EventsAfter = Parts.Events + Parts.After, OneEvent = Parts.Events + Parts.One;

    private const string ChatsAfter = Parts.Chats
        + " c.seq > @after AND c.seq <= (SELECT max(s.seq) FROM (SELECT seq FROM chats WHERE seq > @after ORDER BY seq LIMIT @limit) s) "
        + "ORDER BY c.seq";

    private const string OneChat = $"{Parts.Chats} c.{Parts.One}";

    private const string Changes = "SELECT kind, seq FROM search_changes LIMIT @limit";

    private const string Forget = "DELETE FROM search_changes WHERE kind = @kind AND seq = @seq";

    private const string HasChangesSql = "SELECT 1 FROM search_changes LIMIT 1";

    /// <summary>The rows of a kind after a place, in their order.</summary>
    public static async Task<List<IndexedRow>> ReadIndexedAsync(
        this IReadDb reads, int kind, long after, int limit, CancellationToken ct)
    {
        var sql = kind switch
        {
            SearchKind.Message => MessagesAfter,
            SearchKind.Event => EventsAfter,
            _ => ChatsAfter,
        };
        return Joined(await reads.ReadAsync(sql, MapOf(kind), ct, ("@after", after), ("@limit", limit)));
    }

    /// <summary>A row of a kind; null when it is gone.</summary>
    public static async ValueTask<IndexedRow?> ReadIndexedAsync(this WriteSession session, int kind, long seq)
    {
        var sql = kind switch
        {
            SearchKind.Message => OneMessage,
            SearchKind.Event => OneEvent,
            _ => OneChat,
        };
        return Joined(await session.ReadAllAsync(sql, row => MapOf(kind, row), ("@seq", seq))).FirstOrDefault();
    }

    /// <summary>Rows that changed or went since they were indexed.</summary>
    public static ValueTask<List<(int Kind, long Seq)>> ReadSearchChangesAsync(this WriteSession session, int limit) =>
        session.ReadAllAsync(Changes, row => ((int)row.GetInt64(0), row.GetInt64(1)), ("@limit", limit));

    public static ValueTask ForgetSearchChangeAsync(this WriteSession session, int kind, long seq) =>
        session.WriteAsync(Forget, ("@kind", kind), ("@seq", seq));

    public static async Task<bool> HasSearchChangesAsync(this IReadDb reads, CancellationToken ct) =>
        (await reads.ReadAsync(HasChangesSql, _ => true, ct)).Count > 0;

    private static Func<DbDataReader, IndexedRow> MapOf(int kind) => reader => new IndexedRow(
        reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetGuid(1), reader.IsDBNull(2) ? null : reader.GetGuid(2),
        [.. Enumerable.Range(FirstText, TextsOf(kind)).Select(place => reader.IsDBNull(place) ? null : reader.GetString(place))]);

    private static IndexedRow MapOf(int kind, IResultRow row) => new(
        row.GetInt64(0), row.IsNull(1) ? null : row.GetGuid(1), row.IsNull(2) ? null : row.GetGuid(2),
        [.. Enumerable.Range(FirstText, TextsOf(kind)).Select(place => row.IsNull(place) ? null : row.GetString(place))]);

    private static int TextsOf(int kind) => kind == SearchKind.Chat ? 8 : 2;

    /// <summary>A chat has a line for each of its addresses.</summary>
    private static List<IndexedRow> Joined(List<IndexedRow> lines) => [.. lines.GroupBy(line => line.Seq).Select(chat =>
        chat.First() with { Texts = [.. chat.SelectMany(line => line.Texts).Where(NotAnId).Distinct(StringComparer.Ordinal)] })];

    /// <summary>The ids of merged chats are addresses too, and no names.</summary>
    private static bool NotAnId(string? text) => text is not null && !Guid.TryParse(text, out _);

    /// <summary>What several statements share.</summary>
    private static class Parts
    {
        public const string Messages = "SELECT seq, instance_id, chat_id, text_content, NULL FROM messages WHERE ",
            Events = "SELECT seq, instance_id, chat_id, text_content, error_message FROM omni_events WHERE ";

        public const string Chats = """
            SELECT c.seq, c.instance_id, c.id, c.name, c.external_id, c.canonical_id, a.address, i.platform_username, i.display_name,
                p.phone_number, p.display_name
            FROM chats c LEFT JOIN chat_addresses a ON a.chat_id = c.id
            LEFT JOIN platform_identities i ON i.instance_id = a.instance_id AND i.platform_user_id = a.address
            LEFT JOIN persons p ON p.id = i.person_id WHERE
            """;

        public const string After = "seq > @after ORDER BY seq LIMIT @limit", One = "seq = @seq";
    }
}
