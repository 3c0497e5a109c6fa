using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Chats;
using Omni.Contract.Messages;

namespace Omni.Api.Projections;

/// <summary>Statements on chats, their addresses and participants. Counters are stored, not computed.</summary>
internal static class ChatStatements
{
    private const string FindByAddress = """
        SELECT c.seq, c.id, c.external_id, c.name, c.service_window_expires_at, c.chat_type, c.thread_held_by, c.thread_held_until
        FROM chat_addresses a JOIN chats c ON c.id = a.chat_id WHERE a.instance_id = @instance AND a.address = @address
        """;

    private const string Add = """
        INSERT INTO chats (id, instance_id, external_id, canonical_id, chat_type, channel, name, participant_count, message_count,
            unread_count, created_at, updated_at)
        VALUES (@id, @instance, @external, @external, @type, @channel, @name, 0, 0, 0, @now, @now)
        """;

    private const string AddAddress =
        "INSERT INTO chat_addresses (instance_id, address, chat_id) VALUES (@instance, @address, @chat) ON CONFLICT DO NOTHING";

    private const string RenameChat = "UPDATE chats SET name = @name, updated_at = @now WHERE id = @id";

    private const string CountMessageSql = """
        UPDATE chats SET message_count = message_count + 1, unread_count = unread_count + @unread, updated_at = @now,
            archived_at = NULL,
            last_message_preview = CASE WHEN last_message_at IS NULL OR last_message_at <= @at THEN @preview ELSE last_message_preview END,
            last_message_at = CASE WHEN last_message_at IS NULL OR last_message_at <= @at THEN @at ELSE last_message_at END
        WHERE id = @id
        """;

    private const string OpenWindow = """
        UPDATE chats SET service_window_expires_at = @until WHERE id = @id AND (service_window_expires_at IS NULL
            OR service_window_expires_at < @until)
        """;

    private const string SetThread = "UPDATE chats SET thread_held_by = @holder, thread_held_until = @until WHERE id = @id";

    private const string CountNewParticipant = """
        UPDATE chats SET participant_count = participant_count + 1 WHERE id = @chat AND NOT EXISTS (SELECT 1 FROM chat_participants
            WHERE chat_id = @chat AND platform_identity_id = @identity)
        """;

    private const string SeeParticipant = """
        INSERT INTO chat_participants (chat_id, platform_identity_id, person_id, platform_user_id, display_name, first_seen_at,
            last_seen_at)
        VALUES (@chat, @identity, @person, @user, @name, @now, @now)
        ON CONFLICT (chat_id, platform_identity_id) DO UPDATE
        SET last_seen_at = excluded.last_seen_at, display_name = coalesce(excluded.display_name, chat_participants.display_name)
        """;

    private const string RemoveAddress =
        "DELETE FROM chat_addresses WHERE instance_id = @instance AND address = @address AND chat_id = @chat";

    private const string Move = "UPDATE chats SET external_id = @external, canonical_id = @external, updated_at = @now WHERE id = @id";

    private const string PreviewIfLast =
        "UPDATE chats SET last_message_preview = @preview, updated_at = @now WHERE id = @id AND last_message_at = @at";

    private const string Read = $"""
        UPDATE chats SET unread_count = (SELECT count(*) FROM messages m WHERE m.chat_id = @id AND m.platform_timestamp > @at
            AND m.is_from_me = @no AND m.source = '{MessageSource.Realtime}'), updated_at = @now
        WHERE id = @id AND unread_count > 0
        """;

    /// <summary>The chat with an address.</summary>
    public static ValueTask<ChatRef?> FindChatAsync(this WriteSession session, Guid instanceId, string address) =>
        session.ReadOneAsync(FindByAddress, Map, ("@instance", instanceId), ("@address", address));

    /// <summary>The chats with these addresses, in their order; null where none is known.</summary>
    public static ValueTask<IReadOnlyList<ChatRef?>> FindChatsAsync(
        this WriteSession session, Guid instanceId, IEnumerable<string> addresses) =>
        session.ReadEachAsync(
            FindByAddress, Map,
            [.. addresses.Select(address => new (string, object?)[] { ("@instance", instanceId), ("@address", address) })]);

    public static ValueTask AddChatAsync(this WriteSession session, ChatRow row) => session.WriteAsync(
        Add,
        ("@id", row.Id), ("@instance", row.InstanceId), ("@external", row.ExternalId), ("@type", row.ChatType), ("@channel", row.Channel),
        ("@name", row.Name), ("@now", row.CreatedAt));

    /// <summary>Stores an address; one that belongs to another chat stays there.</summary>
    public static ValueTask AddChatAddressAsync(this WriteSession session, Guid instanceId, string address, Guid chatId) =>
        session.WriteAsync(AddAddress, ("@instance", instanceId), ("@address", address), ("@chat", chatId));

    public static ValueTask RenameChatAsync(this WriteSession session, Guid chatId, string name, long now) =>
        session.WriteAsync(RenameChat, ("@name", name), ("@now", now), ("@id", chatId));

    /// <summary>
    /// Counts a message and shows it as the last one, unless a later one was shown already. An archived chat returns to the list.
    /// </summary>
    public static ValueTask CountMessageAsync(this WriteSession session, Guid chatId, long at, string preview, bool unread, long now) =>
        session.WriteAsync(
            CountMessageSql, ("@unread", unread ? 1 : 0), ("@now", now), ("@preview", preview), ("@at", at), ("@id", chatId));

    /// <summary>Opens the window for free-form messages until a time; a later end stays.</summary>
    public static ValueTask OpenWindowAsync(this WriteSession session, Guid chatId, long until) =>
        session.WriteAsync(OpenWindow, ("@until", until), ("@id", chatId));

    /// <summary>Records who answers in the chat; null when the instance does.</summary>
    public static ValueTask SetThreadAsync(this WriteSession session, Guid chatId, string? holder, long? until) =>
        session.WriteAsync(SetThread, ("@holder", holder), ("@until", until), ("@id", chatId));

    /// <summary>Records that a participant wrote in a chat.</summary>
    public static async ValueTask SeeParticipantAsync(this WriteSession session, Guid chatId, PlatformIdentityRow who, long now)
    {
        await session.WriteAsync(CountNewParticipant, ("@chat", chatId), ("@identity", who.Id));
        await session.WriteAsync(
            SeeParticipant, ("@chat", chatId), ("@identity", who.Id), ("@person", who.PersonId), ("@user", who.PlatformUserId),
            ("@name", who.DisplayName), ("@now", now));
    }

    /// <summary>Removes an address of a chat.</summary>
    public static ValueTask RemoveChatAddressAsync(this WriteSession session, Guid instanceId, string address, Guid chatId) =>
        session.WriteAsync(RemoveAddress, ("@instance", instanceId), ("@address", address), ("@chat", chatId));

    /// <summary>Changes the channel's id of a chat.</summary>
    public static ValueTask MoveChatAsync(this WriteSession session, Guid chatId, string externalId, long now) =>
        session.WriteAsync(Move, ("@external", externalId), ("@now", now), ("@id", chatId));

    /// <summary>Updates the preview of a changed message when it is the chat's last.</summary>
    public static ValueTask SetPreviewIfLastAsync(this WriteSession session, Guid chatId, long at, string preview, long now) =>
        session.WriteAsync(PreviewIfLast, ("@preview", preview), ("@now", now), ("@id", chatId), ("@at", at));

    /// <summary>Marks everything in the chat up to a time as read; later messages stay unread.</summary>
    public static ValueTask SetChatReadUpToAsync(this WriteSession session, Guid chatId, long at, long now) =>
        session.WriteAsync(Read, ("@id", chatId), ("@at", at), ("@no", false), ("@now", now));

    private static ChatRef Map(IResultRow row) =>
        new(
            row.GetInt64(0), row.GetGuid(1), row.GetString(2), row.IsNull(3) ? null : row.GetString(3),
            row.IsNull(4) ? null : row.GetInt64(4))
        {
            IsDirect = row.GetString(5) == ChatType.Direct,
            ThreadHeldBy = row.IsNull(6) ? null : row.GetString(6),
            ThreadHeldUntil = row.IsNull(7) ? null : row.GetInt64(7),
        };
}
