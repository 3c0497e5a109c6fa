using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Omni.Api.Storage.Sqlite;

/// <summary>
/// Stops a query of SQLite when its <see cref="ReadBudget"/> is over. SQLite calls back every thousand steps of its program, about a
/// hundred rows of a scan, and stops with SQLITE_INTERRUPT. <c>sqlite3_interrupt</c> from a timer would be shorter, but could hit the next
/// user of a pooled connection.
/// </summary>
internal sealed class SqliteReadLimit : DbConnectionInterceptor
{
    public static readonly SqliteReadLimit Instance = new();

    private const int StepsBetweenLooks = 1000;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Begin(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Begin(connection);
        return Task.CompletedTask;
    }

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        End(connection);
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        End(connection);
        return ValueTask.FromResult(result);
    }

    /// <summary>Limits queries on a connection from now on; call <see cref="End"/> before the pool gets it back.</summary>
    public static void Begin(DbConnection connection)
    {
        var over = ReadBudget.Current;
        if (!over.CanBeCanceled || connection is not SqliteConnection { Handle: { } handle }) return;
        raw.sqlite3_progress_handler(
            handle, StepsBetweenLooks, static state => ((CancellationToken)state).IsCancellationRequested ? 1 : 0, over);
    }

    /// <summary>Removes the limit.</summary>
    public static void End(DbConnection connection)
    {
        if (connection is SqliteConnection { Handle: { IsInvalid: false } handle }) raw.sqlite3_progress_handler(handle, 0, null, null);
    }
}
