using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Omni.Api.Storage.Postgres;

/// <summary>Opens contexts and runs plain queries on PostgreSQL.</summary>
internal sealed class PostgresReadDb(IDbContextFactory<PostgresOmniDbContext> contexts, PostgresDatabase database) : IReadDb
{
    public OmniDbContext Open() => contexts.CreateDbContext();

    public async Task<List<T>> ReadAsync<T>(
        string sql, Func<DbDataReader, T> map, CancellationToken ct, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await database.OpenAsync(ct);
        await using var query = new NpgsqlCommand(sql, connection);
        foreach (var (name, value) in parameters) query.Parameters.Add(new NpgsqlParameter(name, value ?? DBNull.Value));
        await using var reader = await query.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct)) rows.Add(map(reader));
        return rows;
    }
}
