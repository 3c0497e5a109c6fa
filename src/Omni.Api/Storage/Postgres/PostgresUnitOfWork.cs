using System.Data;
using Npgsql;
using Omni.Api.Foundation;
using Omni.Api.Foundation.Background;

namespace Omni.Api.Storage.Postgres;

/// <summary>
/// The writer of the database: one connection, which also holds this host's right to write (<see cref="PostgresTenure"/>).
/// </summary>
internal sealed partial class PostgresUnitOfWork(
    PostgresTenure tenure, PostgresSchema schema, IHostApplicationLifetime lifetime, ILogger<PostgresUnitOfWork> logger)
    : WriteQueue(logger), IHostedService
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);
    private const int TriesAtTheEnd = 20;

    private PostgresStatements? _statements;
    private long _mark;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var connection = await tenure.AcquireAsync(cancellationToken);
        _statements = new PostgresStatements(connection);
        await schema.UpdateAsync(connection, cancellationToken);
        _mark = await PostgresTenure.BeginAsync(connection, cancellationToken);
        Open();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // The stop does not wait for a server that does not answer: what is not committed was not acknowledged.
        var closing = CloseAsync();
        if (!await closing.EndsBeforeAsync(cancellationToken) || !await closing || _statements is null) return;
        await _statements.Connection.DisposeAsync();
    }

    protected override async Task CommitAsync(Func<WriteSession, ValueTask> work)
    {
        if (!IsOpen) await RegainAsync();
        var mark = _mark + 1;
        if (await TryCommitAsync(work, mark)) return;

        // The connection was lost before the work began: nothing of it is stored, and it may run again.
        await RegainAsync();
        if (!await TryCommitAsync(work, mark)) throw new NpgsqlException("The connection to the database breaks again and again");
    }

    private bool IsOpen => _statements is { Connection.FullState: ConnectionState.Open };

    /// <summary>False when the connection broke before anything could be stored.</summary>
    private async Task<bool> TryCommitAsync(Func<WriteSession, ValueTask> work, long mark)
    {
        var isSent = false;
        try
        {
            await using var transaction = await _statements!.Connection.BeginTransactionAsync();
            await using var session = new PostgresWriteSession(_statements, transaction);
            await work(session);
            await session.SetProgressAsync(PostgresTenure.Mark, mark);
            await session.FlushAsync();
            isSent = true;
            await transaction.CommitAsync();
            _mark = mark;
            return true;
        }
        catch (Exception e) when (!IsOpen && !isSent && StorageTrouble.Is(e))
        {
            return false;
        }
        catch (Exception e) when (!IsOpen && isSent)
        {
            // The answer of the commit was lost, and only the database knows the outcome. No caller is answered before it is read.
            Log.AnswerLost(logger, e);
            if (await AskMarkAsync() != mark) throw;
            return true;
        }
    }

    /// <summary>Reads the stored mark, however long it takes; a stop of the host limits it.</summary>
    /// <exception cref="OutcomeUnknownException">The mark could not be read.</exception>
    private async Task<long> AskMarkAsync()
    {
        for (var triesAtTheEnd = 0; ; triesAtTheEnd += lifetime.ApplicationStopping.IsCancellationRequested ? 1 : 0)
        {
            try
            {
                await RegainAsync();
                return _mark;
            }
            catch (Exception e) when (!StorageTrouble.Is(e) || e is TenureLostException || triesAtTheEnd >= TriesAtTheEnd)
            {
                throw new OutcomeUnknownException(e);
            }
            catch (Exception)
            {
                await Task.Delay(BetweenTries, TimeProvider.System);
            }
        }
    }

    private async Task RegainAsync()
    {
        if (_statements is not null) await _statements.Connection.DisposeAsync();
        _statements = null;
        try
        {
            (var connection, _mark) = await tenure.RegainAsync(_mark, CancellationToken.None);
            _statements = new PostgresStatements(connection);
        }
        catch (TenureLostException)
        {
            Log.Lost(logger);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.AnswerLost, LogLevel.Warning,
            "The connection to the database was lost during a commit: checking whether it was kept")]
        public static partial void AnswerLost(ILogger logger, Exception exception);

        [LoggerMessage(EventIds.PostgresUnitOfWorkLost, LogLevel.Critical, "Another host has taken over the database: this one stops")]
        public static partial void Lost(ILogger logger);
    }
}
