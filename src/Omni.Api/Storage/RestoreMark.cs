using System.Data.Common;
using Omni.Contract.Outbox;

namespace Omni.Api.Storage;

/// <summary>
/// The mark of a back-up, which the running database does not have: rows of <c>progress</c> that hold the outbox of a host that starts on
/// the copy. Waiting messages of a copy may have been sent since, and only an operator can decide about them.
/// </summary>
internal static class RestoreMark
{
    /// <summary>The outbox is held; the position is the time of the copy, Unix ms.</summary>
    public const string Held = "restored";

    /// <summary>
    /// Like <see cref="Held"/>, but it stays when the outbox resumes: a send without an answer at that time is never repeated.
    /// </summary>
    public const string From = "restored-from";

    /// <summary>The prefix before the id of an instance that resumes while the others are held.</summary>
    public const string Resumed = "restored-resumed:";

    // Valid on both databases. A copy of a held database stays held, even for the instances that resumed in the original.
    private const string Sql = $"""
        INSERT INTO progress (name, position) VALUES ('{Held}', @at), ('{From}', @at)
            ON CONFLICT (name) DO UPDATE SET position = excluded.position WHERE excluded.position > progress.position;
        DELETE FROM progress WHERE name LIKE '{Resumed}%';
        """;

    /// <summary>Counts the messages that would leave.</summary>
    public const string Waiting = $"SELECT count(*) FROM outbox WHERE state IN ('{OutboxState.Pending}', '{OutboxState.Waiting}')";

    /// <summary>Sets the mark on a database that no host has open.</summary>
    public static void Set(DbConnection connection, DateTimeOffset madeAt)
    {
        using var transaction = connection.BeginTransaction();
        using var set = connection.CreateCommand();
        set.Transaction = transaction;
        set.CommandText = Sql;
        var at = set.CreateParameter();
        (at.ParameterName, at.Value) = ("@at", madeAt.ToUnixTimeMilliseconds());
        set.Parameters.Add(at);
        set.ExecuteNonQuery();
        transaction.Commit();
    }

    /// <summary>The number of messages that would leave.</summary>
    public static long CountWaiting(DbConnection connection)
    {
        using var count = connection.CreateCommand();
        count.CommandText = Waiting;
        return (long)count.ExecuteScalar()!;
    }
}
