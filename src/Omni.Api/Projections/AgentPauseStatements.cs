using Omni.Api.Storage;

namespace Omni.Api.Projections;

/// <summary>Statements that tell agents of other systems, by the settings of a chat, that a human answers in it.</summary>
internal static class AgentPauseStatements
{
    private const string Find = "SELECT settings FROM chats WHERE id = @id";

    private const string Set = "UPDATE chats SET settings = @settings, updated_at = @now WHERE id = @id";

    public static async ValueTask PauseAgentAsync(this WriteSession session, Guid chatId, long now)
    {
        var stored = await session.ReadOneAsync(Find, row => row.IsNull(0) ? "" : row.GetString(0), ("@id", chatId));
        var settings = StoredChatSettings.Read(stored);
        settings[StoredChatSettings.AgentPaused] = true;
        await session.WriteAsync(Set, ("@settings", StoredChatSettings.Write(settings)), ("@now", now), ("@id", chatId));
    }
}
