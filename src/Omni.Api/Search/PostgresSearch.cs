namespace Omni.Api.Search;

/// <summary>The index in PostgreSQL: words as a <c>tsvector</c> under a GIN index, without a dictionary, since they come folded.</summary>
internal sealed class PostgresSearch : ISearchDialect
{
    public string Name => "postgres";

    public IReadOnlyList<string> Remove { get; } = ["DROP TABLE IF EXISTS search_index"];

    public IReadOnlyList<string> Make { get; } =
    [
        "CREATE TABLE IF NOT EXISTS search_index (place bigint PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX IF NOT EXISTS ix_search_index_words ON search_index USING gin (words) WITH (fastupdate = off)",
        Function("search_changed", "VALUES (TG_ARGV[0]::integer, NEW.seq)"),
        Function("search_removed", "VALUES (TG_ARGV[0]::integer, OLD.seq)"),
        Function("search_addressed", $"SELECT {SearchKind.Chat}, c.seq FROM chats c WHERE c.id = NEW.chat_id"),
        Function("search_readdressed", $"SELECT {SearchKind.Chat}, c.seq FROM chats c WHERE c.id IN (OLD.chat_id, NEW.chat_id)"),
        Function("search_unaddressed", $"SELECT {SearchKind.Chat}, c.seq FROM chats c WHERE c.id = OLD.chat_id"),
        Function("search_identified", $"""
            SELECT {SearchKind.Chat}, c.seq FROM chat_addresses a JOIN chats c ON c.id = a.chat_id
            WHERE a.instance_id = NEW.instance_id AND a.address = NEW.platform_user_id
            """),
        Trigger("message_changed", "UPDATE OF text_content, chat_id ON messages", $"search_changed({SearchKind.Message})",
            "WHEN (OLD.text_content IS DISTINCT FROM NEW.text_content OR OLD.chat_id IS DISTINCT FROM NEW.chat_id)"),
        Trigger("message_removed", "DELETE ON messages", $"search_removed({SearchKind.Message})"),
        Trigger("event_changed", "UPDATE OF text_content, error_message ON omni_events", $"search_changed({SearchKind.Event})"),
        Trigger("event_removed", "DELETE ON omni_events", $"search_removed({SearchKind.Event})"),
        Trigger("chat_changed", "UPDATE OF name, external_id, canonical_id ON chats", $"search_changed({SearchKind.Chat})",
            "WHEN (OLD.name IS DISTINCT FROM NEW.name OR OLD.external_id IS DISTINCT FROM NEW.external_id "
            + "OR OLD.canonical_id IS DISTINCT FROM NEW.canonical_id)"),
        Trigger("chat_removed", "DELETE ON chats", $"search_removed({SearchKind.Chat})"),
        Trigger("address_added", "INSERT ON chat_addresses", "search_addressed()"),
        Trigger("address_moved", "UPDATE ON chat_addresses", "search_readdressed()"),
        Trigger("address_removed", "DELETE ON chat_addresses", "search_unaddressed()"),
        Trigger("identity_added", "INSERT ON platform_identities", "search_identified()"),
        Trigger("identity_changed", "UPDATE OF platform_user_id, platform_username, display_name, person_id ON platform_identities",
            "search_identified()"),
    ];

    public string Set => """
        INSERT INTO search_index (place, words) VALUES (@place, array_to_tsvector(string_to_array(@words, ' ')))
        ON CONFLICT (place) DO UPDATE SET words = excluded.words
        """;

    public string Delete => "DELETE FROM search_index WHERE place = @place";

    // Materialized: the planner must not look for the words by walking along the places.
    public string Find => """
        WITH found AS MATERIALIZED (SELECT place FROM search_index WHERE words @@ CAST(@query AS tsquery))
        SELECT place FROM found WHERE place < @before ORDER BY place DESC LIMIT @limit
        """;

    public string Beginning(string word) => $"'{word}':*";

    public string Word(string word) => $"'{word}'";

    public string All(IEnumerable<string> terms) => string.Join(" & ", terms);

    public string Any(IEnumerable<string> terms) => $"({string.Join(" | ", terms)})";

    private static string Function(string name, string rows) => $"""
        CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN
            INSERT INTO search_changes (kind, seq) {rows} ON CONFLICT DO NOTHING;
            RETURN NULL;
        END $body$
        """;

    private static string Trigger(string name, string when, string function, string only = "") =>
        $"CREATE OR REPLACE TRIGGER search_{name} AFTER {when} FOR EACH ROW {only} EXECUTE FUNCTION {function}";
}
