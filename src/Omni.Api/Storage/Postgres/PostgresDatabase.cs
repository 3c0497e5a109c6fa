using Microsoft.Extensions.Options;
using Npgsql;

namespace Omni.Api.Storage.Postgres;

/// <summary>The connections: one for the writer, one pool for everything else. Repeated statements are prepared automatically.</summary>
internal sealed class PostgresDatabase : IDisposable
{
    private const int PreparedStatements = 200;

    // The server detects the loss of the writer's host within half a minute and frees its locks.
    private const string WriterSettings =
        "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=4 -c synchronous_commit=on";

    private readonly string _writer;

    public PostgresDatabase(IOptions<DatabaseOptions> options)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.Value.ConnectionString) { MaxAutoPrepare = PreparedStatements };
        settings.ApplicationName ??= "omni";
        ConnectionString = settings.ToString();
        settings.Pooling = false;
        settings.Options = $"{settings.Options} {WriterSettings}".Trim();
        _writer = settings.ToString();
    }

    /// <summary>The pool's connection string, including its password.</summary>
    public string ConnectionString { get; }

    /// <summary>Opens a connection of the pool.</summary>
    public Task<NpgsqlConnection> OpenAsync(CancellationToken ct) => OpenAsync(ConnectionString, ct);

    /// <summary>Opens a connection of the pool on a blocking thread.</summary>
    public NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>Opens the writer's connection, outside the pool: closing it frees its locks.</summary>
    public Task<NpgsqlConnection> OpenWriterAsync(CancellationToken ct) => OpenAsync(_writer, ct);

    /// <summary>Closes the connections of the pool.</summary>
    public void Dispose()
    {
        using var one = new NpgsqlConnection(ConnectionString);
        NpgsqlConnection.ClearPool(one);
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
