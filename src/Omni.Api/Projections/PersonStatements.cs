using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Projections;

/// <summary>Statements on persons and identities. One identity per instance and platform user; one person per phone number.</summary>
internal static class PersonStatements
{
    private const string FindIdentity = """
        SELECT id, person_id, display_name, platform_username, is_alias, platform_user_id FROM platform_identities
            WHERE instance_id = @instance AND platform_user_id = @user
        """;

    private const string FindPersonByPhone = "SELECT id FROM persons WHERE phone_number = @phone";

    private const string AddPerson =
        "INSERT INTO persons (id, display_name, phone_number, created_at, updated_at) VALUES (@id, @name, @phone, @now, @now)";

    private const string AddIdentity = """
        INSERT INTO platform_identities (id, person_id, channel, instance_id, platform_user_id, is_alias, platform_username, display_name,
            created_at, updated_at)
        VALUES (@id, @person, @channel, @instance, @user, @alias, @username, @name, @now, @now)
        """;

    private const string Rename =
        "UPDATE platform_identities SET display_name = @name, platform_username = @username, updated_at = @now WHERE id = @id";

    private const string RenamePerson = "UPDATE persons SET display_name = @name, updated_at = @now WHERE id = @id";

    private const string FindMain = """
        SELECT id, person_id, display_name, platform_username, is_alias, platform_user_id FROM platform_identities
            WHERE person_id = @person AND instance_id = @instance AND is_alias = @no
        """;

    private const string Repoint =
        "UPDATE platform_identities SET person_id = @into, updated_at = @now WHERE person_id = @from AND instance_id = @instance";

    private const string RepointMessages =
        "UPDATE messages SET sender_person_id = @into WHERE chat_id = @chat AND sender_person_id = @from";

    private const string RepointParticipants = "UPDATE chat_participants SET person_id = @into WHERE chat_id = @chat AND person_id = @from";

    private const string SetPhone = """
        UPDATE persons SET phone_number = @phone, updated_at = @now WHERE id = @id AND NOT EXISTS (SELECT 1 FROM persons p
            WHERE p.phone_number = @phone)
        """;

    private const string RenameUser = """
        UPDATE platform_identities SET platform_user_id = @current, updated_at = @now WHERE instance_id = @instance
            AND platform_user_id = @previous
            AND NOT EXISTS (SELECT 1 FROM platform_identities i WHERE i.instance_id = @instance AND i.platform_user_id = @current)
        """;

    public static ValueTask<PlatformIdentityRow?> FindIdentityAsync(
        this WriteSession session, Guid instanceId, string channel, string userId) => session.ReadOneAsync(
        FindIdentity, row => MapIdentity(row, instanceId, channel, userId), ("@instance", instanceId), ("@user", userId));

    /// <summary>The identities of these users, in their order; null where none is known.</summary>
    public static ValueTask<IReadOnlyList<PlatformIdentityRow?>> FindIdentitiesAsync(
        this WriteSession session, Guid instanceId, string channel, IEnumerable<string> userIds) => session.ReadEachAsync(
        FindIdentity,
        row => MapIdentity(row, instanceId, channel, row.GetString(5)),
        [.. userIds.Select(id => new (string, object?)[] { ("@instance", instanceId), ("@user", id) })]);

    public static async ValueTask<Guid?> FindPersonByPhoneAsync(this WriteSession session, string phone) =>
        await session.ReadOneAsync(FindPersonByPhone, row => (Guid?)row.GetGuid(0), ("@phone", phone));

    public static ValueTask AddPersonAsync(this WriteSession session, PersonRow row) =>
        session.WriteAsync(AddPerson, ("@id", row.Id), ("@name", row.DisplayName), ("@phone", row.PhoneNumber), ("@now", row.CreatedAt));

    public static ValueTask AddIdentityAsync(this WriteSession session, PlatformIdentityRow row) => session.WriteAsync(
        AddIdentity,
        ("@id", row.Id), ("@person", row.PersonId), ("@channel", row.Channel), ("@instance", row.InstanceId), ("@user", row.PlatformUserId),
        ("@alias", row.IsAlias), ("@username", row.PlatformUsername), ("@name", row.DisplayName), ("@now", row.CreatedAt));

    public static async ValueTask RenameIdentityAsync(this WriteSession session, PlatformIdentityRow row, long now)
    {
        await session.WriteAsync(Rename, ("@name", row.DisplayName), ("@username", row.PlatformUsername), ("@now", now), ("@id", row.Id));
        await session.WriteAsync(RenamePerson, ("@name", row.DisplayName), ("@now", now), ("@id", row.PersonId));
    }

    /// <summary>The main identity of a person on an instance, not an alias.</summary>
    public static ValueTask<PlatformIdentityRow?> FindMainIdentityAsync(
        this WriteSession session, Guid personId, Guid instanceId, string channel) => session.ReadOneAsync(
        FindMain, row => MapIdentity(row, instanceId, channel, row.GetString(5)), ("@person", personId), ("@instance", instanceId),
        ("@no", false));

    /// <summary>
    /// Merges two persons that turn out to be one: identities of the instance, and the messages of this chat, move to the other.
    /// </summary>
    public static async ValueTask MergePersonAsync(this WriteSession session, Guid instanceId, Guid chatId, Guid from, Guid into, long now)
    {
        await session.WriteAsync(Repoint, ("@into", into), ("@now", now), ("@from", from), ("@instance", instanceId));
        await session.WriteAsync(RepointMessages, ("@into", into), ("@chat", chatId), ("@from", from));
        await session.WriteAsync(RepointParticipants, ("@into", into), ("@chat", chatId), ("@from", from));
    }

    /// <summary>Stores a person's number, unless another person has it.</summary>
    public static ValueTask SetPhoneAsync(this WriteSession session, Guid personId, string phone, long now) =>
        session.WriteAsync(SetPhone, ("@phone", phone), ("@now", now), ("@id", personId));

    /// <summary>Changes the id of a user.</summary>
    public static ValueTask RenameUserAsync(this WriteSession session, Guid instanceId, string previous, string current, long now) =>
        session.WriteAsync(RenameUser, ("@current", current), ("@now", now), ("@instance", instanceId), ("@previous", previous));

    private static PlatformIdentityRow MapIdentity(IResultRow row, Guid instanceId, string channel, string userId) => new()
    {
        Id = row.GetGuid(0),
        PersonId = row.GetGuid(1),
        Channel = channel,
        InstanceId = instanceId,
        PlatformUserId = userId,
        DisplayName = row.IsNull(2) ? null : row.GetString(2),
        PlatformUsername = row.IsNull(3) ? null : row.GetString(3),
        IsAlias = row.GetBoolean(4),
    };
}
