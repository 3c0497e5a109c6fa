using Omni.Api.Storage;

namespace Omni.Api.Projections;

/// <summary>
/// Statements on the times of applied notices about an instance: a mark in <c>progress</c> for each subject, and one for the last connect.
/// The position is the time in Unix ms.
/// </summary>
internal static class NoticeStatements
{
    private const string Move = """
        INSERT INTO progress (name, position) VALUES (@name, @position)
        ON CONFLICT (name) DO UPDATE SET position = excluded.position WHERE excluded.position >= progress.position
        """;

    private const string Read = "SELECT position FROM progress WHERE name = @name";

    private const string Forget = "DELETE FROM progress WHERE name LIKE @names";

    /// <summary>Moves the mark of a subject; false when a newer notice about it was applied.</summary>
    public static async ValueTask<bool> TryMoveNoticeAsync(this WriteSession session, Guid instanceId, string subject, DateTimeOffset at) =>
        await session.ExecuteAsync(
            Move, ("@name", $"{PrefixOf(instanceId)}about:{subject}"), ("@position", at.ToUnixTimeMilliseconds())) > 0;

    /// <summary>Records when the channel's server confirmed the instance.</summary>
    public static ValueTask NoteConnectAsync(this WriteSession session, Guid instanceId, long at) =>
        session.WriteAsync(Move, ("@name", ConnectOf(instanceId)), ("@position", at));

    /// <summary>When the channel's server last confirmed the instance, in Unix ms; 0 when it never has.</summary>
    public static ValueTask<long> ReadConnectAsync(this WriteSession session, Guid instanceId) =>
        session.ReadOneAsync(Read, row => row.GetInt64(0), ("@name", ConnectOf(instanceId)));

    /// <summary>Removes the marks of a deleted instance.</summary>
    public static ValueTask ForgetNoticesAsync(this WriteSession session, Guid instanceId) =>
        session.WriteAsync(Forget, ("@names", $"{PrefixOf(instanceId)}%"));

    private static string ConnectOf(Guid instanceId) => $"{PrefixOf(instanceId)}connect";

    private static string PrefixOf(Guid instanceId) => $"notice:{instanceId:D}:";
}
