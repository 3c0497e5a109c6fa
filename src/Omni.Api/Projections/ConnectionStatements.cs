using Omni.Api.Storage;

namespace Omni.Api.Projections;

/// <summary>Statements on the connection of an instance and on its latest message.</summary>
internal static class ConnectionStatements
{
    private const string Connected = """
        UPDATE instances SET profile_name = coalesce(@name, profile_name), profile_pic_url = coalesce(@pic, profile_pic_url),
            owner_identifier = coalesce(@owner, owner_identifier), connected_at = @now, updated_at = @now WHERE id = @id
        """;

    private const string Disconnected = "UPDATE instances SET connected_at = NULL, updated_at = @now WHERE id = @id";

    private const string Lost = "UPDATE instances SET connected_at = NULL, updated_at = @now WHERE id = @id AND connected_at IS NOT NULL";

    private const string Seen =
        "UPDATE instances SET last_message_at = @at WHERE id = @id AND (last_message_at IS NULL OR last_message_at < @at)";

    /// <summary>Records that an instance was connected. What the channel does not report stays.</summary>
    public static ValueTask SetConnectedAsync(
        this WriteSession session, Guid id, string? profileName, string? profilePicUrl, string? ownerIdentifier, long now) =>
        session.WriteAsync(
            Connected, ("@name", profileName), ("@pic", profilePicUrl), ("@owner", ownerIdentifier), ("@now", now), ("@id", id));

    /// <summary>Records that an instance was disconnected.</summary>
    public static ValueTask SetDisconnectedAsync(this WriteSession session, Guid id, long now) =>
        session.WriteAsync(Disconnected, ("@now", now), ("@id", id));

    /// <summary>Records that an instance was disconnected; false when it was not connected.</summary>
    public static async ValueTask<bool> TryDisconnectAsync(this WriteSession session, Guid id, long now) =>
        await session.ExecuteAsync(Lost, ("@now", now), ("@id", id)) > 0;

    /// <summary>Records that an instance sent or received a message; an earlier time changes nothing.</summary>
    public static ValueTask SetLastMessageAsync(this WriteSession session, Guid id, long at) =>
        session.WriteAsync(Seen, ("@at", at), ("@id", id));
}
