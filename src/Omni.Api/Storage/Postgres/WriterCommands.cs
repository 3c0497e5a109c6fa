using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Omni.Api.Storage.Postgres;

/// <summary>Runs EF on the writer's transaction, after the statements queued on it.</summary>
internal sealed class WriterCommands(PostgresWriteSession session) : DbCommandInterceptor
{
    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        await session.FlushAsync();
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await session.FlushAsync();
        return result;
    }

    public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        await session.FlushAsync();
        return result;
    }
}
