namespace Omni.Api.Search;

/// <summary>
/// The index in SQLite: FTS5. The words come folded and separated, so its tokenizer only splits at spaces. What is removed is overwritten
/// at once (<c>secure-delete</c>), since it may be erased.
/// </summary>
internal sealed class SqliteSearch : ISearchDialect
{
    public string Name => "sqlite";

    public IReadOnlyList<string> Remove { get; } = ["DROP TABLE IF EXISTS search_index"];

    // A trigger is made anew at each start, so that it is always that of this version.
    public IReadOnlyList<string> Make { get; } =
    [
        """
        CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5(words, tokenize = "ascii tokenchars '_'", detail = none, columnsize = 0)
        """,
        "INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1)",
        .. Trigger("message_changed", "UPDATE OF text_content, chat_id ON messages", SearchKind.Message, "NEW.seq",
            "WHEN OLD.text_content IS NOT NEW.text_content OR OLD.chat_id IS NOT NEW.chat_id"),
        .. Trigger("message_removed", "DELETE ON messages", SearchKind.Message, "OLD.seq"),
        .. Trigger("event_changed", "UPDATE OF text_content, error_message ON omni_events", SearchKind.Event, "NEW.seq"),
        .. Trigger("event_removed", "DELETE ON omni_events", SearchKind.Event, "OLD.seq"),
        .. Trigger("chat_changed", "UPDATE OF name, external_id, canonical_id ON chats", SearchKind.Chat, "NEW.seq",
            "WHEN OLD.name IS NOT NEW.name OR OLD.external_id IS NOT NEW.external_id OR OLD.canonical_id IS NOT NEW.canonical_id"),
        .. Trigger("chat_removed", "DELETE ON chats", SearchKind.Chat, "OLD.seq"),
        .. ChatTrigger("address_added", "INSERT ON chat_addresses", "chats c WHERE c.id = NEW.chat_id"),
        .. ChatTrigger("address_moved", "UPDATE ON chat_addresses", "chats c WHERE c.id IN (OLD.chat_id, NEW.chat_id)"),
        .. ChatTrigger("address_removed", "DELETE ON chat_addresses", "chats c WHERE c.id = OLD.chat_id"),
        .. ChatTrigger("identity_added", "INSERT ON platform_identities", Addressed),
        .. ChatTrigger("identity_changed", "UPDATE OF platform_user_id, platform_username, display_name, person_id ON platform_identities",
            Addressed),
    ];

    public string Set => "INSERT OR REPLACE INTO search_index (rowid, words) VALUES (@place, @words)";

    public string Delete => "DELETE FROM search_index WHERE rowid = @place";

    public string Find =>
        "SELECT rowid FROM search_index WHERE search_index MATCH @query AND rowid < @before ORDER BY rowid DESC LIMIT @limit";

    private static string Addressed =>
        "chat_addresses a JOIN chats c ON c.id = a.chat_id WHERE a.instance_id = NEW.instance_id AND a.address = NEW.platform_user_id";

    public string Beginning(string word) => $"\"{word}\"*";

    public string Word(string word) => $"\"{word}\"";

    public string All(IEnumerable<string> terms) => string.Join(" AND ", terms);

    public string Any(IEnumerable<string> terms) => $"({string.Join(" OR ", terms)})";

    private static string[] Trigger(string name, string when, int kind, string seq, string only = "") =>
        Anew(name, $"{when} {only}", $"VALUES ({kind}, {seq})");

    private static string[] ChatTrigger(string name, string when, string chats) =>
        Anew(name, when, $"SELECT {SearchKind.Chat}, c.seq FROM {chats}");

    private static string[] Anew(string name, string when, string changed) =>
    [
        $"DROP TRIGGER IF EXISTS search_{name}",
        $"""
        CREATE TRIGGER search_{name} AFTER {when} BEGIN
            INSERT OR IGNORE INTO search_changes (kind, seq) {changed};
        END
        """,
    ];
}
