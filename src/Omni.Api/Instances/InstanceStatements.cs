using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Instances;

/// <summary>Statements on instances.</summary>
internal static class InstanceStatements
{
    private const string All = """
        SELECT id, name, channel, profile_name, profile_pic_url, profile_bio, profile_metadata, profile_synced_at, owner_identifier,
            is_default, is_active, last_message_at, connected_at, protected_credentials, options, agent_fields, created_at, updated_at,
            seq, reserved_address, holds FROM instances ORDER BY created_at, seq
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
            Holds = Text(row, 20),
        });

    private static string? Text(IResultRow row, int place) => row.IsNull(place) ? null : row.GetString(place);

    private static long? Number(IResultRow row, int place) => row.IsNull(place) ? null : row.GetInt64(place);
}
