using Microsoft.Extensions.Options;
using Omni.Api.Persistence;
using Omni.Api.Persistence.Sqlite;

namespace Omni.Api.Commands;

/// <summary>
/// <c>dotnet run --project src/Omni.Api -- backup {folder}</c>: databases, keys and the API key of a data folder, also
/// while a host runs on it. Media is not copied: its files never change, and a copy of the folder afterwards has all that
/// the databases name.
/// </summary>
internal static class BackupCommand
{
    private const string Name = "backup";

    /// <summary>Does the back-up and answers the exit code; null when the arguments ask for none.</summary>
    public static int? TryRun(string[] args, IConfiguration configuration)
    {
        if (args is not [Name, ..]) return null;
        if (args is not [_, { Length: > 0 } folder, ..] || folder.StartsWith('-')) return Refuse("Say where to: backup {folder}, a folder that does not exist yet or is empty");
        var data = configuration["Omni:DataDirectory"] ?? "./data";
        if (!Directory.Exists(data)) return Refuse($"There is no data folder {Path.GetFullPath(data)}: set Omni:DataDirectory");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) return Refuse($"{Path.GetFullPath(folder)} is not empty: a back-up never overwrites another");

        var options = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        if (options.Provider == DatabaseOptions.Postgres) return Refuse($"The database is PostgreSQL: take pg_dump for it, and copy {Path.Combine(Path.GetFullPath(data), "keys")} beside what it writes");

        var (from, to) = (new DataDirectory(data), new DataDirectory(folder));
        SqliteBackup.Run(new SqliteFiles(from, Options.Create(options)), to.Path);
        foreach (var file in Directory.EnumerateFiles(from.Folder("keys"))) File.Copy(file, Path.Combine(to.Folder("keys"), Path.GetFileName(file)));
        var key = Path.Combine(from.Path, "api-key");
        if (File.Exists(key)) File.Copy(key, Path.Combine(to.Path, "api-key"));
        Console.WriteLine($"Backed up {from.Path} to {to.Path}: omni.db, inbox.db, keys. Copy {Path.Combine(from.Path, "media")} as well, now or later");
        return 0;
    }

    private static int Refuse(string reason)
    {
        Console.Error.WriteLine($"Omni did not back up: {reason}");
        return 2;
    }
}
