using Microsoft.Data.Sqlite;

namespace Omni.Api.Storage.Sqlite;

/// <summary>Checks both files for health, on connections of its own: the writers do not share theirs.</summary>
internal sealed class SqliteWatch(SqliteFiles files) : IStorageWatch, IHostedService
{
    private readonly Lock _gate = new();
    private readonly List<(SqliteConnection Connection, SqliteIdentity Identity)> _watched = [];

    public string? Fault
    {
        get
        {
            lock (_gate) return _watched.Select(w => w.Identity.Fault).FirstOrDefault(fault => fault is not null);
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var file in new[] { files.Omni, files.Inbox })
        {
            var connection = await SqliteFiles.OpenWriterAsync(file, cancellationToken);
            lock (_gate) _watched.Add((connection, new SqliteIdentity(connection, file)));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var (connection, _) in _watched) connection.Dispose();
            _watched.Clear();
        }

        return Task.CompletedTask;
    }
}
