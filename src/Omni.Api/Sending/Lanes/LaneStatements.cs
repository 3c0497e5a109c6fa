using Omni.Api.Sending.Outbox;
using Omni.Api.Sending.Submission;
using Omni.Api.Storage;
using Omni.Contract.Outbox;

namespace Omni.Api.Sending.Lanes;

/// <summary>Reads what the lanes restore at a start. Plain SQL: EF's first query would take half a second of it.</summary>
internal static class LaneStatements
{
    private const string Channels = "SELECT id, channel FROM instances";

    // Within a chat in the order of their turns. A refused message was the first of its chat.
    private const string Waiting = $"""
        SELECT seq, id, instance_id, chat_id, due_at, reason, attempts FROM outbox
            WHERE state IN ('{OutboxState.Pending}', '{OutboxState.Waiting}') ORDER BY queued_at, seq
        """;

    private const string Lately = $"""
        SELECT instance_id, chat_id, count(*), min(updated_at) FROM (SELECT instance_id, chat_id, state, updated_at FROM outbox
            ORDER BY seq DESC LIMIT @latest) AS latest
        WHERE state = '{OutboxState.Sent}' AND updated_at > @since GROUP BY instance_id, chat_id HAVING count(*) > @few
        """;

    /// <summary>The channel of each instance.</summary>
    public static ValueTask<List<(Guid Id, string Channel)>> ReadChannelsAsync(this WriteSession session) =>
        session.ReadAllAsync(Channels, reader => (reader.GetGuid(0), reader.GetString(1)));

    /// <summary>
    /// The places of all waiting messages, by instance, with their due time, Unix ms, and whether the caller set that time.
    /// </summary>
    public static ValueTask<List<(Guid InstanceId, QueuedMessage Message, long DueAt, bool IsScheduled)>> ReadWaitingAsync(
        this WriteSession session) => session.ReadAllAsync(
        Waiting,
        row => (row.GetGuid(2), MessageOf(row), row.GetInt64(4), !row.IsNull(5) && row.GetString(5) == OutboxWriter.Scheduled));

    /// <summary>Chats that got more than a few messages since a time, among the latest rows.</summary>
    public static ValueTask<List<(Guid InstanceId, Guid ChatId, int Count, long First)>> ReadBusyChatsAsync(
        this WriteSession session, long since, int latest, int few) => session.ReadAllAsync(
        Lately, row => (row.GetGuid(0), row.GetGuid(1), (int)row.GetInt64(2), row.GetInt64(3)), ("@latest", latest), ("@since", since),
        ("@few", few));

    /// <summary>A message that was tried before may have been accepted all the same.</summary>
    private static QueuedMessage MessageOf(IResultRow row) =>
        new(row.GetInt64(0), row.GetGuid(1), row.GetGuid(3)) { IsInDoubt = row.GetInt64(6) > 0 };
}
