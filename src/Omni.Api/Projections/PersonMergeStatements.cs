using Omni.Api.Storage;

namespace Omni.Api.Projections;

/// <summary>
/// Merges two persons that turn out to be one. Everything of the one moves to the other: identities of all instances, messages, places in
/// chats, the number. The old id stays a name of the other, for callers that have kept it.
/// </summary>
internal static class PersonMergeStatements
{
    // Where both have a main identity, one becomes an alias: messages and participants name the other.
    private const string FindMains = """
        SELECT f.id, i.id FROM platform_identities f JOIN platform_identities i ON i.instance_id = f.instance_id
        WHERE f.person_id = @from AND i.person_id = @into AND f.is_alias = @no AND i.is_alias = @no
        """;

    private const string FindInstances = "SELECT DISTINCT instance_id, channel FROM platform_identities WHERE person_id = @from";

    private const string ReadPhone = "SELECT phone_number FROM persons WHERE id = @from";

    private static readonly string[] IdentitySteps =
    [
        """
        UPDATE messages SET sender_platform_identity_id = @main WHERE sender_platform_identity_id = @alias
            AND chat_id IN (SELECT p.chat_id FROM chat_participants p WHERE p.person_id = @from)
        """,
        """
        DELETE FROM chat_participants WHERE person_id = @from AND platform_identity_id = @alias AND EXISTS (SELECT 1
            FROM chat_participants p WHERE p.chat_id = chat_participants.chat_id AND p.platform_identity_id = @main)
        """,
        "UPDATE chat_participants SET platform_identity_id = @main WHERE person_id = @from AND platform_identity_id = @alias",
        "UPDATE platform_identities SET is_alias = @yes WHERE id = @alias",
    ];

    private static readonly string[] Steps =
    [
        """
        UPDATE messages SET sender_person_id = @into WHERE sender_person_id = @from
            AND chat_id IN (SELECT p.chat_id FROM chat_participants p WHERE p.person_id IN (@from, @into))
        """,
        "UPDATE chat_participants SET person_id = @into WHERE person_id = @from",
        """
        UPDATE chats SET participant_count = (SELECT count(*) FROM chat_participants p WHERE p.chat_id = chats.id)
        WHERE id IN (SELECT p.chat_id FROM chat_participants p WHERE p.person_id = @into)
        """,
        "UPDATE former_numbers SET person_id = @into WHERE person_id = @from",
        "UPDATE platform_identities SET person_id = @into WHERE person_id = @from",
        """
        UPDATE persons SET display_name = (SELECT f.display_name FROM persons f WHERE f.id = @from)
        WHERE id = @into AND display_name IS NULL
        """,
        """
        UPDATE persons SET email = coalesce(email, (SELECT f.email FROM persons f WHERE f.id = @from)),
            avatar_url = coalesce(avatar_url, (SELECT f.avatar_url FROM persons f WHERE f.id = @from)),
            metadata = coalesce(metadata, (SELECT f.metadata FROM persons f WHERE f.id = @from))
        WHERE id = @into
        """,
        "DELETE FROM persons WHERE id = @from",
    ];

    private const string TakePhone = "UPDATE persons SET phone_number = @phone WHERE id = @into AND phone_number IS NULL";

    /// <summary>The instances on which a person is known, with their channels.</summary>
    public static ValueTask<List<(Guid InstanceId, string Channel)>> FindInstancesAsync(this WriteSession session, Guid personId) =>
        session.ReadAllAsync(FindInstances, row => (row.GetGuid(0), row.GetString(1)), ("@from", personId));

    public static async ValueTask MergePersonAsync(this WriteSession session, Guid from, Guid into)
    {
        foreach (var (alias, main) in await session.ReadAllAsync(
            FindMains, row => (row.GetGuid(0), row.GetGuid(1)), ("@from", from), ("@into", into), ("@no", false)))
        {
            foreach (var step in IdentitySteps) await session.ExecuteAsync(step, Named(step, from, into, alias, main));
        }

        var phone = await session.ReadOneAsync(ReadPhone, row => row.IsNull(0) ? null : row.GetString(0), ("@from", from));
        foreach (var step in Steps) await session.ExecuteAsync(step, Named(step, from, into, from, into));
        if (phone is not null) await session.ExecuteAsync(TakePhone, ("@phone", phone), ("@into", into));
    }

    private static (string, object?)[] Named(string step, Guid from, Guid into, Guid alias, Guid main) =>
        [.. new (string Name, object? Value)[]
            { ("@from", from), ("@into", into), ("@alias", alias), ("@main", main), ("@yes", true) }
            .Where(p => step.Contains(p.Name, StringComparison.Ordinal))];
}
