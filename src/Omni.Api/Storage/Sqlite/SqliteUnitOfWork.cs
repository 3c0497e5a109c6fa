using Microsoft.Data.Sqlite;
using Omni.Api.Foundation.Background;

namespace Omni.Api.Storage.Sqlite;

/// <summary>The writer of <c>omni.db</c>: one connection and a checkpointer.</summary>
internal sealed class SqliteUnitOfWork(SqliteFiles files, ILogger<SqliteUnitOfWork> logger) : WriteQueue(logger), IHostedService
{
    private SqliteConnection? _connection;
    private SqliteStatements? _statements;
    private SqliteCheckpointer? _checkpointer;
    private SqliteIdentity? _identity;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _connection = await SqliteFiles.OpenWriterAsync(files.Omni, cancellationToken);
        _statements = new SqliteStatements(_connection);
        _identity = new SqliteIdentity(_connection, files.Omni);
        _checkpointer = new SqliteCheckpointer(files.Omni, logger);
        _checkpointer.Start();
        Open();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // The stop does not wait for a disk that does not answer: what is not committed was not acknowledged.
        var closing = CloseAsync();
        if (!await closing.EndsBeforeAsync(cancellationToken) || !await closing) return;
        if (_checkpointer is not null) await _checkpointer.StopAsync();
        _statements?.Close();
        if (_connection is not null) await _connection.DisposeAsync();
    }

    protected override async Task CommitAsync(Func<WriteSession, ValueTask> work)
    {
        if (_identity!.Fault is { } before) throw new DatabaseMovedException(before);
        await using var session = new SqliteWriteSession(_statements!);
        await work(session);
        session.Commit();

        // Moved in between: the change is in a file that may or may not come back, so the outcome is unknown.
        if (_identity.Fault is { } after) throw new OutcomeUnknownException(new DatabaseMovedException(after));
    }

    protected override void AfterCommit() => _checkpointer!.Committed(_connection!);
}
