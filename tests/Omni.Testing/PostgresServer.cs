using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Omni.Testing;

/// <summary>
/// A PostgreSQL server of its own on a free loopback port; it can be killed and started again on its data. It refuses to
/// run as root: then it runs as the user that the package made for it.
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
    /// Starts one. Unless it is to be durable it never waits for the disk: what is tested survives the death of a process,
    /// not of the machine.
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

    /// <summary>SIGKILL to the server and all its sessions.</summary>
    public void Kill()
    {
        _process?.Dispose();
        _process = null;
    }

    /// <summary>Settings of a host with a database of its own, which is made when it is not there.</summary>
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

    /// <summary>Runs a statement, on the database <c>postgres</c> unless another is named.</summary>
    public object? Execute(string sql, string? database = null)
    {
        using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(ConnectionString(database is null ? User : _databases[database])) { Pooling = false }
                .ToString());
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    /// <summary>Runs a statement as soon as it can be, and keeps the connection with what it holds.</summary>
    public async Task<NpgsqlConnection> HoldAsync(string sql, string database)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(ConnectionString(_databases[database])) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Cuts every connection of a database.</summary>
    public void Cut(string database) =>
        Execute($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{_databases[database]}'");

    public void Dispose()
    {
        Kill();
        _folder.Delete(recursive: true);
    }

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Database={database};Username={User};Maximum Pool Size=20";

    /// <summary>Where Debian keeps the server's programs: outside the PATH, a folder a version.</summary>
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
