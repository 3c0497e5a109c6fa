using Omni.Api.Storage;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Projections;

/// <summary>Statements on reactions. One per person and message: the latest counts, in any order of arrival.</summary>
internal static class ReactionStatements
{
    private const string Set = """
        INSERT INTO message_reactions (chat_id, target_external_id, platform_user_id, emoji, display_name, is_from_me, reacted_at)
        VALUES (@chat, @target, @user, @emoji, @name, @mine, @at)
        ON CONFLICT (chat_id, target_external_id, platform_user_id) DO UPDATE
        SET emoji = excluded.emoji, display_name = coalesce(excluded.display_name, message_reactions.display_name),
            reacted_at = excluded.reacted_at WHERE excluded.reacted_at >= message_reactions.reacted_at
        """;

    private const string Read = """
        SELECT platform_user_id, emoji, display_name, is_from_me, reacted_at FROM message_reactions
        WHERE chat_id = @chat AND target_external_id = @target AND emoji IS NOT NULL ORDER BY reacted_at
        """;

    private const string Show =
        "UPDATE messages SET reactions = @reactions, reaction_counts = @counts, updated_at = @now WHERE chat_id = "
        + "@chat AND external_id = @target";

    private const string Remove = "DELETE FROM message_reactions WHERE chat_id = @chat AND target_external_id = @target";

    public static ValueTask SetReactionAsync(this WriteSession session, MessageReactionRow row) => session.WriteAsync(
        Set,
        ("@chat", row.ChatId), ("@target", row.TargetExternalId), ("@user", row.PlatformUserId), ("@emoji", row.Emoji),
        ("@name", row.DisplayName), ("@mine", row.IsFromMe), ("@at", row.ReactedAt));

    /// <summary>Removes the reactions to a message.</summary>
    public static ValueTask RemoveReactionsAsync(this WriteSession session, Guid chatId, string target) =>
        session.WriteAsync(Remove, ("@chat", chatId), ("@target", target));

    /// <summary>The current reactions to a message.</summary>
    public static ValueTask<List<MessageReactionRow>> ReadReactionsAsync(this WriteSession session, Guid chatId, string target) =>
        session.ReadAllAsync(
            Read,
            row => new MessageReactionRow
            {
                ChatId = chatId,
                TargetExternalId = target,
                PlatformUserId = row.GetString(0),
                Emoji = row.GetString(1),
                DisplayName = row.IsNull(2) ? null : row.GetString(2),
                IsFromMe = row.GetBoolean(3),
                ReactedAt = row.GetInt64(4),
            },
            ("@chat", chatId), ("@target", target));

    /// <summary>Stores the reactions on the message, as JSON; no effect when the message is unknown.</summary>
    public static ValueTask ShowReactionsAsync(
        this WriteSession session, Guid chatId, string target, string reactions, string counts, long now) =>
        session.WriteAsync(Show, ("@reactions", reactions), ("@counts", counts), ("@now", now), ("@chat", chatId), ("@target", target));
}
