using Microsoft.Data.Sqlite;

namespace Omni.Api.Persistence.Sqlite;

/// <summary>The writer of <c>omni.db</c>: one connection, its own checkpointer.</summary>
internal sealed class SqliteUnitOfWork(SqliteFiles files, ILogger<SqliteUnitOfWork> logger) : WriteQueue(logger), IHostedService
{
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private SqliteConnection? _connection;
    private SqliteCheckpointer? _checkpointer;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _connection = await SqliteFiles.OpenWriterAsync(files.Omni, cancellationToken);
        _checkpointer = new SqliteCheckpointer(files.Omni, logger);
        _checkpointer.Start();
        Open();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!await CloseAsync()) return;
        if (_checkpointer is not null) await _checkpointer.StopAsync();
        foreach (var command in _prepared.Values) await command.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
    }

    protected override async Task CommitAsync(Func<WriteSession, ValueTask> work)
    {
        await using var session = new SqliteWriteSession(_connection!, _prepared);
        await work(session);
        session.Commit();
    }

    protected override void AfterCommit() => _checkpointer!.Committed(_connection!);
}
