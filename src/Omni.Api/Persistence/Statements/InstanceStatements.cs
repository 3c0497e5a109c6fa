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

    public static async ValueTask SetConnectedAsync(this WriteSession session, Guid id, string? profileName, string? profilePicUrl, string? ownerIdentifier, long now) =>
        await session.ExecuteAsync(Connected, ("@name", profileName), ("@pic", profilePicUrl), ("@owner", ownerIdentifier), ("@now", now), ("@id", id));

    public static async ValueTask SetDisconnectedAsync(this WriteSession session, Guid id, long now) => await session.ExecuteAsync(Disconnected, ("@now", now), ("@id", id));

    public static async ValueTask SetLastMessageAsync(this WriteSession session, Guid id, long at) => await session.ExecuteAsync(Seen, ("@at", at), ("@id", id));
}
