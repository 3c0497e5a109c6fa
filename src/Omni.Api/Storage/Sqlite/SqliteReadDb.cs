using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Omni.Api.Storage.Sqlite;

/// <summary>Opens contexts and runs plain queries on SQLite.</summary>
internal sealed class SqliteReadDb(IDbContextFactory<SqliteOmniDbContext> contexts, SqliteFiles files) : IReadDb
{
    public OmniDbContext Open() => contexts.CreateDbContext();

    public async Task<List<T>> ReadAsync<T>(
        string sql, Func<DbDataReader, T> map, CancellationToken ct, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await SqliteReaders.OpenAsync(files.Omni, ct);
        await using var query = connection.CreateCommand();
        query.CommandText = sql;
        foreach (var (name, value) in parameters) query.Parameters.AddWithValue(name, value ?? DBNull.Value);
        SqliteReadLimit.Begin(connection);
        try
        {
            await using var reader = await query.ExecuteReaderAsync(ct);
            var rows = new List<T>();
            while (await reader.ReadAsync(ct)) rows.Add(map(reader));
            return rows;
        }
        finally
        {
            SqliteReadLimit.End(connection);
        }
    }
}
