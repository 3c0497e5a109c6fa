using System.Data.Common;
using Microsoft.Extensions.Options;
using Omni.Api.Storage;
using Omni.Api.Storage.Sqlite;

namespace Omni.Api.Operations.Commands;

/// <summary>
/// <c>dotnet run --project src/Omni.Api -- backup {folder}</c>: backs up the databases, keys and the API key of a data folder, even while a
/// host runs on it. Media is not copied: its files never change, and a later copy of the folder contains everything the databases name. The
/// back-up is written under a temporary name and renamed when it is complete.
/// </summary>
internal static class BackupCommand
{
    public const string Name = "backup";

    private const string Beside = ".partial", Keys = "keys", ApiKey = "api-key";

    /// <summary>Runs the back-up and returns the exit code.</summary>
    public static int Run(CommandLine line, IConfiguration configuration)
    {
        if (line.Folder is not { Length: > 0 } named)
            return Refuse("Say where to: backup {folder}, a folder that does not exist yet or is empty");
        var data = configuration["Omni:DataDirectory"] ?? "./data";
        if (!Directory.Exists(data)) return Refuse($"There is no data folder {Path.GetFullPath(data)}: set Omni:DataDirectory");
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(named));
        if (File.Exists(folder)) return Refuse($"{folder} is a file: name a folder that does not exist yet");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            return Refuse($"{folder} is not empty: a back-up never overwrites another");

        var options = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        if (options.Provider == DatabaseOptions.Postgres)
            return Refuse(
                $"The database is PostgreSQL: take pg_dump for it, and copy {Path.Combine(Path.GetFullPath(data), Keys)} beside what "
                + "it writes");
        if (IncompleteBackup.FaultOf(Path.GetFullPath(data)) is { } cutOff) return Refuse(cutOff);
        try
        {
            var from = new DataDirectory(data);
            var files = new SqliteFiles(from, Options.Create(options));
            if (new[] { files.Omni, files.Inbox }.FirstOrDefault(file => !File.Exists(file)) is { } missing)
                return Refuse($"There is no {missing}: set Omni:DataDirectory to the data folder of the host");
            return Write(from, files, folder);
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or StartRefusedException)
        {
            return Refuse(e.Message.ReplaceLineEndings(" "));
        }
    }

    private static int Write(DataDirectory from, SqliteFiles files, string folder)
    {
        var partial = new DataDirectory(folder + Beside).Path;
        var mark = Path.Combine(partial, IncompleteBackup.FileName);
        using (var writing = FileLock.TryTake(mark))
        {
            if (writing is null) return Refuse($"Another back-up to {folder} is being written");
            try
            {
                Clear(partial, except: mark);
                SqliteBackup.Run(files, partial, TimeProvider.System);
                CopyKeys(from.Path, partial);
                DiskSync.Flush(partial, except: mark);
            }
            catch
            {
                Clear(partial, except: mark);
                Directory.Delete(partial, recursive: true);
                throw;
            }
        }

        // Complete from here on: first the marker is removed, then the folder is renamed.
        File.Delete(mark);
        if (Directory.Exists(folder)) Directory.Delete(folder);
        Directory.Move(partial, folder);
        DiskSync.FlushNames();
        Console.WriteLine(
            $"Backed up {from.Path} to {folder}: omni.db, inbox.db, keys. Copy {Path.Combine(from.Path, "media")} as well, now or later");
        Console.WriteLine("A host that starts on it sends nothing until you resume its outbox");
        return 0;
    }

    /// <summary>Removes the leftovers of an interrupted back-up.</summary>
    private static void Clear(string partial, string except)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(partial).Where(e => e != except))
        {
            if (Directory.Exists(entry)) Directory.Delete(entry, recursive: true);
            else File.Delete(entry);
        }
    }

    private static void CopyKeys(string from, string to)
    {
        var (source, target) = (Path.Combine(from, Keys), new DataDirectory(to).Folder(Keys));
        if (Directory.Exists(source))
        {
            foreach (var file in Directory.EnumerateFiles(source)) Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        if (File.Exists(Path.Combine(from, ApiKey))) Copy(Path.Combine(from, ApiKey), Path.Combine(to, ApiKey));
    }

    /// <summary>Copies a file with access for its owner only, whatever the original allows.</summary>
    private static void Copy(string from, string to)
    {
        File.Copy(from, to);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(to, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static int Refuse(string reason)
    {
        Console.Error.WriteLine($"Omni did not back up: {reason}");
        return 2;
    }
}
