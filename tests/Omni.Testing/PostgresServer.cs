using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Omni.Testing;

/// <summary>
/// A PostgreSQL server on a free loopback port. It can be killed and restarted on its data. PostgreSQL refuses to run as
/// root: tests run by root use the package's own user.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private const string User = "postgres";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("omni-postgres-");
    private readonly int _port = Loopback.FreePort();
    private readonly string _programs;
    private readonly ConcurrentDictionary<string, string> _databases = new(StringComparer.Ordinal);
    private readonly string[] _sync;
    private BackgroundProcess? _process;

    private PostgresServer(string programs, bool isDurable) => (_programs, _sync) = (programs, isDurable ? [] : ["-F"]);

    private string Data => Path.Combine(_folder.FullName, "data");

    /// <summary>
    /// Starts a server. Unless <paramref name="isDurable"/> is set, it does not wait for the disk: tests kill the process, not the
    /// machine.
    /// </summary>
    public static async Task<PostgresServer> StartAsync(bool isDurable = false)
    {
        var server = new PostgresServer(Programs(), isDurable);
        await server.MakeDataAsync();
        await server.StartAgainAsync();
        return server;
    }

    public async Task StartAgainAsync()
    {
        _process = Launch(
            "postgres",
            [
                "-D", Data, "-p", _port.ToString(CultureInfo.InvariantCulture), "-h", "127.0.0.1", "-k", _folder.FullName, "-c",
                "max_connections=300", .. _sync
            ,]);
        await _process.ReadyAsync(IsUpAsync, "the PostgreSQL server answers");
    }

    /// <summary>Sends SIGKILL to the server and all its sessions.</summary>
    public void Kill()
    {
        _process?.Dispose();
        _process = null;
    }

    /// <summary>Returns the settings of a host with its own database, which is created when missing.</summary>
    public IReadOnlyDictionary<string, string?> SettingsOf(string database)
    {
        if (_databases.TryAdd(database, $"omni_{_databases.Count}_{Guid.CreateVersion7():N}"))
            Execute($"CREATE DATABASE {_databases[database]}");
        return new Dictionary<string, string?>
        {
            ["Omni:Database:Provider"] = "postgres",
            ["Omni:Database:ConnectionString"] = ConnectionString(_databases[database]),
        };
    }

    /// <summary>Runs a statement, by default on the database <c>postgres</c>.</summary>
    public object? Execute(string sql, string? database = null)
    {
        using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(ConnectionString(database is null ? User : _databases[database])) { Pooling = false }
                .ToString());
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    /// <summary>Runs a statement as soon as possible, and keeps the connection with its locks open.</summary>
    public async Task<NpgsqlConnection> HoldAsync(string sql, string database)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(ConnectionString(_databases[database])) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Terminates all connections of a database.</summary>
    public void Cut(string database) =>
        Execute($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{_databases[database]}'");

    public void Dispose()
    {
        Kill();
        _folder.Delete(recursive: true);
    }

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Database={database};Username={User};Maximum Pool Size=20";

    /// <summary>Returns the folder of the server's programs. Debian has one folder per version, outside the PATH.</summary>
    public static string Programs()
    {
        const string packages = "/usr/lib/postgresql";
        var found = Directory.Exists(packages) ? Directory.GetDirectories(packages).Select(d => Path.Combine(d, "bin"))
            .Where(d => File.Exists(Path.Combine(d, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault() : null;
        return found ?? Path.GetDirectoryName(Require.Program("initdb"))!;
    }

    private async Task MakeDataAsync()
    {
        if (Environment.UserName == "root") Process.Start("chown", [User, _folder.FullName])!.WaitForExit();
        using var made = Launch("initdb", "-D", Data, "-U", User, "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8");
        if (await made.ExitedAsync() != 0) throw new InvalidOperationException($"initdb failed: {made.Said}");
    }

    private BackgroundProcess Launch(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        var start = Environment.UserName == "root"
            ? new ProcessStartInfo("setpriv", ["--reuid", User, "--regid", User, "--clear-groups", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        start.WorkingDirectory = _folder.FullName;
        return BackgroundProcess.Start(start);
    }

    private Task<bool> IsUpAsync()
    {
        try
        {
            Execute("SELECT 1");
            return Task.FromResult(true);
        }
        catch (NpgsqlException)
        {
            return Task.FromResult(false);
        }
    }
}
