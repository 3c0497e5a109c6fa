using Omni.Api.Persistence.Rows;

namespace Omni.Api.Persistence.Statements;

/// <summary>Persons and their identities. One identity per instance and platform user; one person per phone number.</summary>
internal static class PersonStatements
{
    private const string FindIdentity = "SELECT id, person_id, display_name, platform_username FROM platform_identities WHERE instance_id = @instance AND platform_user_id = @user";

    private const string FindPersonByPhone = "SELECT id FROM persons WHERE phone_number = @phone";

    private const string AddPerson = "INSERT INTO persons (id, display_name, phone_number, created_at, updated_at) VALUES (@id, @name, @phone, @now, @now)";

    private const string AddIdentity = """
        INSERT INTO platform_identities (id, person_id, channel, instance_id, platform_user_id, platform_username, display_name, created_at, updated_at)
        VALUES (@id, @person, @channel, @instance, @user, @username, @name, @now, @now)
        """;

    private const string Rename = "UPDATE platform_identities SET display_name = @name, platform_username = @username, updated_at = @now WHERE id = @id";

    private const string RenamePerson = "UPDATE persons SET display_name = @name, updated_at = @now WHERE id = @id";

    public static ValueTask<PlatformIdentityRow?> FindIdentityAsync(this WriteSession session, Guid instanceId, string channel, string userId) => session.ReadOneAsync(
        FindIdentity,
        reader => new PlatformIdentityRow
        {
            Id = reader.GetGuid(0),
            PersonId = reader.GetGuid(1),
            Channel = channel,
            InstanceId = instanceId,
            PlatformUserId = userId,
            DisplayName = reader.IsDBNull(2) ? null : reader.GetString(2),
            PlatformUsername = reader.IsDBNull(3) ? null : reader.GetString(3),
        },
        ("@instance", instanceId), ("@user", userId));

    public static async ValueTask<Guid?> FindPersonByPhoneAsync(this WriteSession session, string phone) =>
        await session.ReadOneAsync(FindPersonByPhone, reader => (Guid?)reader.GetGuid(0), ("@phone", phone));

    public static async ValueTask AddPersonAsync(this WriteSession session, PersonRow row) =>
        await session.ExecuteAsync(AddPerson, ("@id", row.Id), ("@name", row.DisplayName), ("@phone", row.PhoneNumber), ("@now", row.CreatedAt));

    public static async ValueTask AddIdentityAsync(this WriteSession session, PlatformIdentityRow row) => await session.ExecuteAsync(
        AddIdentity,
        ("@id", row.Id), ("@person", row.PersonId), ("@channel", row.Channel), ("@instance", row.InstanceId), ("@user", row.PlatformUserId),
        ("@username", row.PlatformUsername), ("@name", row.DisplayName), ("@now", row.CreatedAt));

    public static async ValueTask RenameIdentityAsync(this WriteSession session, PlatformIdentityRow row, long now)
    {
        await session.ExecuteAsync(Rename, ("@name", row.DisplayName), ("@username", row.PlatformUsername), ("@now", now), ("@id", row.Id));
        await session.ExecuteAsync(RenamePerson, ("@name", row.DisplayName), ("@now", now), ("@id", row.PersonId));
    }
}
