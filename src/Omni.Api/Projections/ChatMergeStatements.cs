using Omni.Api.Storage;

namespace Omni.Api.Projections;

/// <summary>Merges two chats that turn out to be one: everything of the younger moves into the older, whose id stays.</summary>
internal static class ChatMergeStatements
{
    private static readonly string[] Steps =
    [
        """
        UPDATE messages SET chat_id = @into WHERE chat_id = @from
            AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.chat_id = @into AND m.external_id = messages.external_id)
        """,
        "DELETE FROM messages WHERE chat_id = @from",
        """
        UPDATE message_reactions SET chat_id = @into WHERE chat_id = @from AND NOT EXISTS (SELECT 1 FROM message_reactions r
            WHERE r.chat_id = @into AND r.target_external_id = message_reactions.target_external_id
            AND r.platform_user_id = message_reactions.platform_user_id)
        """,
        "DELETE FROM message_reactions WHERE chat_id = @from",
        """
        UPDATE chat_participants SET chat_id = @into WHERE chat_id = @from
            AND NOT EXISTS (SELECT 1 FROM chat_participants p WHERE p.chat_id = @into
            AND p.platform_identity_id = chat_participants.platform_identity_id)
        """,
        "DELETE FROM chat_participants WHERE chat_id = @from",
        "UPDATE media SET chat_id = @into WHERE chat_id = @from",
        "UPDATE outbox SET chat_id = @into WHERE chat_id = @from",
        "UPDATE chat_addresses SET chat_id = @into WHERE chat_id = @from",
        """
        UPDATE chats SET
            message_count = message_count + (SELECT f.message_count FROM chats f WHERE f.id = @from),
            unread_count = unread_count + (SELECT f.unread_count FROM chats f WHERE f.id = @from),
            service_window_expires_at = CASE WHEN coalesce((SELECT f.service_window_expires_at FROM chats f
            WHERE f.id = @from), 0) > coalesce(service_window_expires_at, 0)
                THEN (SELECT f.service_window_expires_at FROM chats f WHERE f.id = @from) ELSE service_window_expires_at END,
            name = coalesce(name, (SELECT f.name FROM chats f WHERE f.id = @from)),
            description = coalesce(description, (SELECT f.description FROM chats f WHERE f.id = @from)),
            avatar_url = coalesce(avatar_url, (SELECT f.avatar_url FROM chats f WHERE f.id = @from)),
            settings = coalesce(settings, (SELECT f.settings FROM chats f WHERE f.id = @from)),
            platform_metadata = coalesce(platform_metadata, (SELECT f.platform_metadata FROM chats f WHERE f.id = @from)),
            archived_at = CASE WHEN (SELECT f.archived_at FROM chats f WHERE f.id = @from) IS NULL THEN NULL ELSE archived_at END,
            hidden_at = CASE WHEN (SELECT f.hidden_at FROM chats f WHERE f.id = @from) IS NULL THEN NULL ELSE hidden_at END,
            labels = coalesce(labels, (SELECT f.labels FROM chats f WHERE f.id = @from)),
            thread_held_until = CASE WHEN coalesce((SELECT f.thread_held_until FROM chats f
            WHERE f.id = @from), 0) > coalesce(thread_held_until, 0)
                THEN (SELECT f.thread_held_until FROM chats f WHERE f.id = @from) ELSE thread_held_until END,
            thread_held_by = CASE WHEN coalesce((SELECT f.thread_held_until FROM chats f
            WHERE f.id = @from), 0) > coalesce(thread_held_until, 0)
                THEN (SELECT f.thread_held_by FROM chats f WHERE f.id = @from) ELSE thread_held_by END,
            participant_count = (SELECT count(*) FROM chat_participants p WHERE p.chat_id = @into),
            last_message_preview = CASE WHEN coalesce((SELECT f.last_message_at FROM chats f
            WHERE f.id = @from), 0) > coalesce(last_message_at, 0)
                THEN (SELECT f.last_message_preview FROM chats f WHERE f.id = @from) ELSE last_message_preview END,
            last_message_at = CASE WHEN coalesce((SELECT f.last_message_at FROM chats f
            WHERE f.id = @from), 0) > coalesce(last_message_at, 0)
                THEN (SELECT f.last_message_at FROM chats f WHERE f.id = @from) ELSE last_message_at END
        WHERE id = @into
        """,
        "DELETE FROM chats WHERE id = @from",
    ];

    /// <summary>
    /// Moves everything of one chat into another. The old id stays an address of the other, for callers that have kept it.
    /// </summary>
    public static async ValueTask MergeChatAsync(this WriteSession session, Guid instanceId, Guid from, Guid into)
    {
        foreach (var step in Steps)
            await session.ExecuteAsync(
                step, step.Contains("@into", StringComparison.Ordinal) ? [("@from", from), ("@into", into)] : [("@from", from)]);
        await session.AddChatAddressAsync(instanceId, from.ToString("D"), into);
    }
}
