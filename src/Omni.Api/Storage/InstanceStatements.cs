using Omni.Api.Storage.Rows;

namespace Omni.Api.Storage;

/// <summary>Statements that sending and receiving run on instances.</summary>
internal static class InstanceStatements
{
    private const string Connected = """
        UPDATE instances SET profile_name = coalesce(@name, profile_name), profile_pic_url = coalesce(@pic, profile_pic_url),
            owner_identifier = coalesce(@owner, owner_identifier), connected_at = @now, updated_at = @now WHERE id = @id
        """;

    private const string Disconnected = "UPDATE instances SET connected_at = NULL, updated_at = @now WHERE id = @id";

    private const string Lost = "UPDATE instances SET connected_at = NULL, updated_at = @now WHERE id = @id AND connected_at IS NOT NULL";

    private const string Seen =
        "UPDATE instances SET last_message_at = @at WHERE id = @id AND (last_message_at IS NULL OR last_message_at < @at)";

    private const string FindAddress = "SELECT reserved_address FROM instances WHERE id = @id AND channel = @channel";

    private const string Reserve = """
        UPDATE instances SET reserved_address = @address WHERE id = @id AND channel = @channel
            AND NOT EXISTS (SELECT 1 FROM instances AS other WHERE other.channel = @channel AND other.reserved_address = @address
            AND other.id <> @id)
        """;

    private const string All = """
        SELECT id, name, channel, profile_name, profile_pic_url, profile_bio, profile_metadata, profile_synced_at, owner_identifier,
            is_default, is_active, last_message_at, connected_at, protected_credentials, options, agent_fields, created_at, updated_at,
            seq, reserved_address FROM instances ORDER BY created_at, seq
        """;

    /// <summary>Every instance, oldest first. Read at each start, where EF's first query would take half a second.</summary>
    public static ValueTask<List<InstanceRow>> ReadInstancesAsync(this WriteSession session) =>
        session.ReadAllAsync(All, row => new InstanceRow
        {
            Id = row.GetGuid(0),
            Name = row.GetString(1),
            Channel = row.GetString(2),
            ProfileName = Text(row, 3),
            ProfilePicUrl = Text(row, 4),
            ProfileBio = Text(row, 5),
            ProfileMetadata = Text(row, 6),
            ProfileSyncedAt = Number(row, 7),
            OwnerIdentifier = Text(row, 8),
            IsDefault = row.GetBoolean(9),
            IsActive = row.GetBoolean(10),
            LastMessageAt = Number(row, 11),
            ConnectedAt = Number(row, 12),
            ProtectedCredentials = Text(row, 13),
            Options = Text(row, 14),
            AgentFields = Text(row, 15),
            CreatedAt = row.GetInt64(16),
            UpdatedAt = row.GetInt64(17),
            Seq = row.GetInt64(18),
            ReservedAddress = Text(row, 19),
        });

    /// <summary>The address that an instance owns, in a list of one; an empty list when there is no such instance.</summary>
    public static ValueTask<List<string?>> FindReservedAddressAsync(this WriteSession session, string channel, Guid id) =>
        session.ReadAllAsync(FindAddress, row => Text(row, 0), ("@channel", channel), ("@id", id));

    /// <summary>
    /// Makes an instance the owner of an address, in place of its previous one; false when another instance owns it. A unique key enforces
    /// this.
    /// </summary>
    public static async ValueTask<bool> ReserveAddressAsync(this WriteSession session, string channel, Guid id, string address) =>
        await session.ExecuteAsync(Reserve, ("@address", address), ("@channel", channel), ("@id", id)) > 0;

    private static string? Text(IResultRow row, int place) => row.IsNull(place) ? null : row.GetString(place);

    private static long? Number(IResultRow row, int place) => row.IsNull(place) ? null : row.GetInt64(place);

    public static ValueTask SetConnectedAsync(
        this WriteSession session, Guid id, string? profileName, string? profilePicUrl, string? ownerIdentifier, long now) =>
        session.WriteAsync(
            Connected, ("@name", profileName), ("@pic", profilePicUrl), ("@owner", ownerIdentifier), ("@now", now), ("@id", id));

    public static ValueTask SetDisconnectedAsync(this WriteSession session, Guid id, long now) =>
        session.WriteAsync(Disconnected, ("@now", now), ("@id", id));

    /// <summary>Records that an instance was disconnected; false when it was not connected.</summary>
    public static async ValueTask<bool> TryDisconnectAsync(this WriteSession session, Guid id, long now) =>
        await session.ExecuteAsync(Lost, ("@now", now), ("@id", id)) > 0;

    public static ValueTask SetLastMessageAsync(this WriteSession session, Guid id, long at) =>
        session.WriteAsync(Seen, ("@at", at), ("@id", id));
}
