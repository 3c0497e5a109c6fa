using System.Data.Common;
using Microsoft.Extensions.Options;
using Omni.Api.Storage;
using Omni.Api.Storage.Moving;
using Omni.Api.Storage.Sqlite;

namespace Omni.Api.Operations.Commands;

/// <summary>
/// <c>dotnet run --project src/Omni.Api -- move-to-postgres</c>, with the settings of the later host on PostgreSQL: moves the SQLite files
/// of the data folder into the configured database and renames the files.
/// </summary>
internal static class MoveCommand
{
    public const string Name = "move-to-postgres";

    /// <summary>Moves the data and returns the exit code.</summary>
    public static async Task<int> RunAsync(WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetSection(DatabaseOptions.Section)
            .Get<DatabaseOptions>() is not { Provider: DatabaseOptions.Postgres } options
            || !new DatabaseOptions.Validator().Validate(options).IsValid)
        {
            return Refuse(
                "Set Omni:Database:Provider to 'postgres' and Omni:Database:ConnectionString to "
                + "'Host=…;Database=…;Username=…;Password=…', as the host will have them");
        }

        builder.Logging.ClearProviders();
        builder.AddStorage();
        builder.Services.AddSingleton<SqliteToPostgres>();
        await using var app = builder.Build();
        try
        {
            // The connection string is PostgreSQL's, so the files are at their default place.
            await using var source = await SqliteSource.OpenAsync(
                new SqliteFiles(app.Services.GetRequiredService<DataDirectory>(), Options.Create(new DatabaseOptions())),
                CancellationToken.None);
            var moved = await app.Services.GetRequiredService<SqliteToPostgres>().RunAsync(source, CancellationToken.None);
            await source.RetireAsync();
            foreach (var (table, rows) in moved) Console.WriteLine($"{rows,12:N0}  {table}");
            Console.WriteLine(
                "Moved. The files are omni.db.moved and inbox.db.moved now; keys, API key and media stay in the data folder: "
                + "start the host with the same settings");
            return 0;
        }
        catch (MoveRefusedException e)
        {
            return Refuse(e.Message);
        }
        catch (DbException e)
        {
            return Refuse($"The database: {e.Message}");
        }
    }

    private static int Refuse(string reason)
    {
        Console.Error.WriteLine($"Omni moved nothing: {reason}");
        return 2;
    }
}
