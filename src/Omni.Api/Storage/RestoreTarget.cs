using System.Data.Common;
using Omni.Api.Storage.Postgres;
using Omni.Api.Storage.Sqlite;

namespace Omni.Api.Storage;

/// <summary>Opens the database that an operator marks as restored, while no host uses it.</summary>
internal static class RestoreTarget
{
    /// <summary>The file of a data folder whose lock the caller holds.</summary>
    public static DbConnection Open(string file) => SqliteFiles.Open(file);

    /// <summary>The server's database; null while a host has it.</summary>
    public static async Task<DbConnection?> AcquireAsync(IServiceProvider services) =>
        await services.GetRequiredService<PostgresTenure>().TryAcquireAsync(CancellationToken.None);
}
