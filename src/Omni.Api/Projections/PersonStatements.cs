using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Projections;

/// <summary>Statements on persons and identities. One identity per instance and platform user; one person per phone number.</summary>
internal static class PersonStatements
{
    private const string Columns =
        "SELECT id, person_id, display_name, platform_username, is_alias, platform_user_id, known_since FROM platform_identities ";

    private const string FindIdentity = Columns + "WHERE instance_id = @instance AND platform_user_id = @user";

    private const string FindOfPerson = Columns + "WHERE person_id = @person AND instance_id = @instance ORDER BY is_alias, created_at, id";

    // One row for every name: who has it, and who had it at that time.
    private const string FindName = """
        SELECT i.id, i.person_id, i.display_name, i.platform_username, i.is_alias, i.platform_user_id, i.known_since,
            f.person_id, f.held_until
        FROM (SELECT 1 AS one) AS name
        LEFT JOIN platform_identities i ON i.instance_id = @instance AND i.platform_user_id = @user
        LEFT JOIN former_numbers f ON f.instance_id = @instance AND f.number = @user AND f.held_until = (SELECT min(n.held_until)
            FROM former_numbers n WHERE n.instance_id = @instance AND n.number = @user AND n.held_until >= @at)
        """;

    private const string FindBeside = """
        SELECT platform_user_id FROM platform_identities WHERE instance_id = @instance AND person_id IN (SELECT i.person_id
            FROM platform_identities i WHERE i.instance_id = @instance AND i.platform_user_id = @user)
        """;

    private const string KnowEarlier =
        "UPDATE platform_identities SET known_since = @at WHERE instance_id = @instance AND platform_user_id = @user AND known_since > @at";

    private const string FindPersonByPhone = "SELECT id FROM persons WHERE phone_number = @phone";

    private const string AddPerson =
        "INSERT INTO persons (id, display_name, phone_number, created_at, updated_at) VALUES (@id, @name, @phone, @now, @now)";

    private const string AddIdentity = """
        INSERT INTO platform_identities (id, person_id, channel, instance_id, platform_user_id, is_alias, known_since, platform_username,
            display_name, created_at, updated_at)
        VALUES (@id, @person, @channel, @instance, @user, @alias, @since, @username, @name, @now, @now)
        """;

    private const string Rename =
        "UPDATE platform_identities SET display_name = @name, platform_username = @username, updated_at = @now WHERE id = @id";

    private const string RenamePerson = "UPDATE persons SET display_name = @name, updated_at = @now WHERE id = @id";

    private const string SetPhone = """
        UPDATE persons SET phone_number = @phone, updated_at = @now WHERE id = @id AND NOT EXISTS (SELECT 1 FROM persons p
            WHERE p.phone_number = @phone)
        """;

    private const string ClearPhone = "UPDATE persons SET phone_number = NULL, updated_at = @now WHERE id = @id AND phone_number = @phone";

    private const string SetUser =
        "UPDATE platform_identities SET platform_user_id = @user, is_alias = @alias, updated_at = @now WHERE id = @id";

    public static ValueTask<PlatformIdentityRow?> FindIdentityAsync(
        this WriteSession session, Guid instanceId, string channel, string userId) => session.ReadOneAsync(
        FindIdentity, row => MapIdentity(row, instanceId, channel), ("@instance", instanceId), ("@user", userId));

    /// <summary>What is stored about these names, in their order.</summary>
    public static async ValueTask<IReadOnlyList<NameRef>> FindNamesAsync(
        this WriteSession session, Guid instanceId, string channel, IEnumerable<string> names, long at)
    {
        var found = await session.ReadEachAsync(
            FindName,
            row => new NameRef(
                row.IsNull(0) ? null : MapIdentity(row, instanceId, channel), row.IsNull(7) ? null : row.GetGuid(7),
                row.IsNull(8) ? 0 : row.GetInt64(8)),
            [.. names.Select(name => new (string, object?)[] { ("@instance", instanceId), ("@user", name), ("@at", at) })]);
        return [.. found.Select(name => name!)];
    }

    /// <summary>All identities of a person on an instance, the main one first.</summary>
    public static ValueTask<List<PlatformIdentityRow>> FindIdentitiesAsync(
        this WriteSession session, Guid personId, Guid instanceId, string channel) => session.ReadAllAsync(
        FindOfPerson, row => MapIdentity(row, instanceId, channel), ("@person", personId), ("@instance", instanceId));

    /// <summary>The main identity of the user of a name; null when the name is unknown.</summary>
    public static async ValueTask<PlatformIdentityRow?> FindMainIdentityAsync(
        this WriteSession session, Guid instanceId, string channel, string name)
    {
        var known = await session.FindIdentityAsync(instanceId, channel, name);
        return known is { IsAlias: true } ? (await session.FindIdentitiesAsync(known.PersonId, instanceId, channel))[0] : known;
    }

    /// <summary>Every name of the user of a name, itself included; empty when it is unknown.</summary>
    public static ValueTask<List<string>> FindNamesBesideAsync(this WriteSession session, Guid instanceId, string name) =>
        session.ReadAllAsync(FindBeside, row => row.GetString(0), ("@instance", instanceId), ("@user", name));

    /// <summary>The person was seen under this name at an earlier time than known.</summary>
    public static ValueTask KnowEarlierAsync(this WriteSession session, Guid instanceId, string name, long at) =>
        session.WriteAsync(KnowEarlier, ("@at", at), ("@instance", instanceId), ("@user", name));

    public static async ValueTask<Guid?> FindPersonByPhoneAsync(this WriteSession session, string phone) =>
        await session.ReadOneAsync(FindPersonByPhone, row => (Guid?)row.GetGuid(0), ("@phone", phone));

    public static ValueTask AddPersonAsync(this WriteSession session, PersonRow row) =>
        session.WriteAsync(AddPerson, ("@id", row.Id), ("@name", row.DisplayName), ("@phone", row.PhoneNumber), ("@now", row.CreatedAt));

    public static ValueTask AddIdentityAsync(this WriteSession session, PlatformIdentityRow row) => session.WriteAsync(
        AddIdentity,
        ("@id", row.Id), ("@person", row.PersonId), ("@channel", row.Channel), ("@instance", row.InstanceId), ("@user", row.PlatformUserId),
        ("@alias", row.IsAlias), ("@since", row.KnownSince), ("@username", row.PlatformUsername), ("@name", row.DisplayName),
        ("@now", row.CreatedAt));

    public static async ValueTask RenameIdentityAsync(this WriteSession session, PlatformIdentityRow row, long now)
    {
        await session.WriteAsync(Rename, ("@name", row.DisplayName), ("@username", row.PlatformUsername), ("@now", now), ("@id", row.Id));
        await session.WriteAsync(RenamePerson, ("@name", row.DisplayName), ("@now", now), ("@id", row.PersonId));
    }

    /// <summary>Stores a person's number, unless another person has it.</summary>
    public static ValueTask SetPhoneAsync(this WriteSession session, Guid personId, string phone, long now) =>
        session.WriteAsync(SetPhone, ("@phone", phone), ("@now", now), ("@id", personId));

    /// <summary>Removes a number from a person who no longer has it.</summary>
    public static ValueTask ClearPhoneAsync(this WriteSession session, Guid personId, string phone, long now) =>
        session.WriteAsync(ClearPhone, ("@phone", phone), ("@now", now), ("@id", personId));

    /// <summary>Changes the name of an identity, and whether it is the main one.</summary>
    public static ValueTask SetUserAsync(this WriteSession session, Guid identityId, string name, bool isAlias, long now) =>
        session.WriteAsync(SetUser, ("@user", name), ("@alias", isAlias), ("@now", now), ("@id", identityId));

    private static PlatformIdentityRow MapIdentity(IResultRow row, Guid instanceId, string channel) => new()
    {
        Id = row.GetGuid(0),
        PersonId = row.GetGuid(1),
        Channel = channel,
        InstanceId = instanceId,
        PlatformUserId = row.GetString(5),
        DisplayName = row.IsNull(2) ? null : row.GetString(2),
        PlatformUsername = row.IsNull(3) ? null : row.GetString(3),
        IsAlias = row.GetBoolean(4),
        KnownSince = row.GetInt64(6),
    };
}
