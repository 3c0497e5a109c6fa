using System.Data.Common;
using Omni.Contract.Outbox;

namespace Omni.Api.Storage;

/// <summary>
/// What a back-up has and the running database has not: rows of <c>progress</c> that hold the outbox of a host that starts
/// on the copy. What waits in a copy may have left since, and only a person can say that it has not.
/// </summary>
internal static class RestoreMark
{
    /// <summary>The outbox is held; its position is when the copy was made, Unix ms.</summary>
    public const string Held = "restored";

    /// <summary>The same, and it stays when the outbox goes on: what was without an answer then is never sent again.</summary>
    public const string From = "restored-from";

    /// <summary>Before the id of an instance that goes on while the others are held.</summary>
    public const string Resumed = "restored-resumed:";

    // Both databases understand it. A copy of a held database stays held, also for the instances that went on in the original.
    private const string Sql = $"""
        INSERT INTO progress (name, position) VALUES ('{Held}', @at), ('{From}', @at)
            ON CONFLICT (name) DO UPDATE SET position = excluded.position WHERE excluded.position > progress.position;
        DELETE FROM progress WHERE name LIKE '{Resumed}%';
        """;

    /// <summary>How many messages would leave.</summary>
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

    /// <summary>How many messages would leave.</summary>
    public static long CountWaiting(DbConnection connection)
    {
        using var count = connection.CreateCommand();
        count.CommandText = Waiting;
        return (long)count.ExecuteScalar()!;
    }
}
