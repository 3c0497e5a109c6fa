using Microsoft.Extensions.Options;
using Npgsql;

namespace Omni.Api.Storage.Postgres;

/// <summary>The connections: one pool for everybody but the writer. Statements that come again are prepared by themselves.</summary>
internal sealed class PostgresDatabase : IDisposable
{
    private const int PreparedStatements = 200;

    // The server notices within half a minute when the writer's host is gone, and frees what it held.
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

    /// <summary>Of the pool; with its password.</summary>
    public string ConnectionString { get; }

    /// <summary>A connection of the pool.</summary>
    public Task<NpgsqlConnection> OpenAsync(CancellationToken ct) => OpenAsync(ConnectionString, ct);

    /// <summary>A connection of the pool, for a thread that waits.</summary>
    public NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>A connection of its own, for the writer: what is closed is gone, and so are its locks.</summary>
    public Task<NpgsqlConnection> OpenWriterAsync(CancellationToken ct) => OpenAsync(_writer, ct);

    /// <summary>Closes what the pool has.</summary>
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
