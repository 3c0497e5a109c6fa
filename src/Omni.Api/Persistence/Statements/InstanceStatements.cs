using System.Data.Common;
using Omni.Api.Persistence.Rows;

namespace Omni.Api.Persistence.Statements;

/// <summary>What the journeys change of an instance.</summary>
internal static class InstanceStatements
{
    private const string Connected = """
        UPDATE instances SET profile_name = coalesce(@name, profile_name), profile_pic_url = coalesce(@pic, profile_pic_url),
            owner_identifier = coalesce(@owner, owner_identifier), connected_at = @now, updated_at = @now WHERE id = @id
        """;

    private const string Disconnected = "UPDATE instances SET connected_at = NULL, updated_at = @now WHERE id = @id";

    private const string Seen = "UPDATE instances SET last_message_at = @at WHERE id = @id AND (last_message_at IS NULL OR last_message_at < @at)";

    private const string All = """
        SELECT id, name, channel, profile_name, profile_pic_url, profile_bio, profile_metadata, profile_synced_at, owner_identifier, is_default, is_active, last_message_at, connected_at,
            protected_credentials, options, agent_fields, created_at, updated_at, seq FROM instances ORDER BY created_at, seq
        """;

    /// <summary>Every instance, the oldest first. Read at each start, where EF's first query would take half a second.</summary>
    public static ValueTask<List<InstanceRow>> ReadInstancesAsync(this WriteSession session) => session.ReadAllAsync(All, reader => new InstanceRow
    {
        Id = reader.GetGuid(0),
        Name = reader.GetString(1),
        Channel = reader.GetString(2),
        ProfileName = Text(reader, 3),
        ProfilePicUrl = Text(reader, 4),
        ProfileBio = Text(reader, 5),
        ProfileMetadata = Text(reader, 6),
        ProfileSyncedAt = Number(reader, 7),
        OwnerIdentifier = Text(reader, 8),
        IsDefault = reader.GetBoolean(9),
        IsActive = reader.GetBoolean(10),
        LastMessageAt = Number(reader, 11),
        ConnectedAt = Number(reader, 12),
        ProtectedCredentials = Text(reader, 13),
        Options = Text(reader, 14),
        AgentFields = Text(reader, 15),
        CreatedAt = reader.GetInt64(16),
        UpdatedAt = reader.GetInt64(17),
        Seq = reader.GetInt64(18),
    });

    private static string? Text(DbDataReader reader, int place) => reader.IsDBNull(place) ? null : reader.GetString(place);

    private static long? Number(DbDataReader reader, int place) => reader.IsDBNull(place) ? null : reader.GetInt64(place);

    public static ValueTask SetConnectedAsync(this WriteSession session, Guid id, string? profileName, string? profilePicUrl, string? ownerIdentifier, long now) =>
        session.WriteAsync(Connected, ("@name", profileName), ("@pic", profilePicUrl), ("@owner", ownerIdentifier), ("@now", now), ("@id", id));

    public static ValueTask SetDisconnectedAsync(this WriteSession session, Guid id, long now) => session.WriteAsync(Disconnected, ("@now", now), ("@id", id));

    public static ValueTask SetLastMessageAsync(this WriteSession session, Guid id, long at) => session.WriteAsync(Seen, ("@at", at), ("@id", id));
}
