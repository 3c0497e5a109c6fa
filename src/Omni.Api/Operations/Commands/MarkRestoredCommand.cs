using System.Data.Common;
using Microsoft.Extensions.Options;
using Omni.Api.Storage;
using Omni.Api.Storage.Sqlite;

namespace Omni.Api.Operations.Commands;

/// <summary>
/// <c>dotnet run --project src/Omni.Api -- mark-restored</c>, with the host's settings: marks a database as restored, where nothing else
/// does (a snapshot of the volume, pg_restore). The next start holds the outbox.
/// </summary>
internal static class MarkRestoredCommand
{
    public const string Name = "mark-restored";

    /// <summary>Sets the mark and returns the exit code.</summary>
    public static async Task<int> RunAsync(WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        if (new DatabaseOptions.Validator().Validate(options) is { IsValid: false } wrong)
            return Refuse(string.Join("; ", wrong.Errors.Select(e => e.ErrorMessage)));
        try
        {
            return options.Provider == DatabaseOptions.Postgres
                ? await MarkPostgresAsync(builder)
                : MarkSqlite(builder.Configuration["Omni:DataDirectory"] ?? "./data", options);
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or StartRefusedException)
        {
            return Refuse(e.Message.ReplaceLineEndings(" "));
        }
    }

    private static int MarkSqlite(string data, DatabaseOptions options)
    {
        if (!Directory.Exists(data)) return Refuse($"There is no data folder {Path.GetFullPath(data)}: set Omni:DataDirectory");
        var folder = new DataDirectory(data);
        var file = new SqliteFiles(folder, Options.Create(options)).Omni;
        using var alone = FileLock.TryTake(Path.Combine(folder.Path, SqliteStartCheck.LockName));
        if (alone is null) return Refuse($"A host runs on {folder.Path}: stop it first");
        if (IncompleteBackup.FaultOf(folder.Path) is { } cutOff) return Refuse(cutOff);
        if (SqliteContents.OfOmni(file).IsBlank) return Refuse($"There is no database {file}");
        using var connection = RestoreTarget.Open(file);
        return Mark(connection, file);
    }

    private static async Task<int> MarkPostgresAsync(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.AddStorage();
        await using var app = builder.Build();
        await using var connection = await RestoreTarget.AcquireAsync(app.Services);
        return connection is null ? Refuse("A host has the database: stop it first") : Mark(connection, "the database");
    }

    private static int Mark(DbConnection connection, string what)
    {
        RestoreMark.Set(connection, TimeProvider.System.GetUtcNow());
        var waiting = RestoreMark.CountWaiting(connection);
        Console.WriteLine($"Marked {what} as restored. The next start sends nothing until it is resumed; {waiting} messages would leave");
        return 0;
    }

    private static int Refuse(string reason)
    {
        Console.Error.WriteLine($"Omni marked nothing: {reason}");
        return 2;
    }
}
