using System.Data.Common;

namespace Omni.Api.Persistence;

/// <summary>
/// An open transaction of the writer. Hot statements are plain SQL, prepared once and kept (Persistence/Statements);
/// everything else is EF through <see cref="Db"/>, on the same connection and transaction.
/// </summary>
internal abstract class WriteSession
{
    /// <summary>EF on this transaction. Call <c>SaveChangesAsync</c> before the work ends.</summary>
    public abstract OmniDbContext Db { get; }

    /// <summary>Runs a statement; answers how many rows it changed.</summary>
    public virtual async ValueTask<int> ExecuteAsync(string sql, params (string Name, object? Value)[] parameters)
    {
        var command = Prepare(sql, parameters);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs a query for at most one row.</summary>
    public async ValueTask<T?> ReadOneAsync<T>(string sql, Func<DbDataReader, T> map, params (string Name, object? Value)[] parameters)
    {
        await using var reader = await Prepare(sql, parameters).ExecuteReaderAsync();
        return await reader.ReadAsync() ? map(reader) : default;
    }

    /// <summary>Runs a query for a few rows.</summary>
    public async ValueTask<List<T>> ReadAllAsync<T>(string sql, Func<DbDataReader, T> map, params (string Name, object? Value)[] parameters)
    {
        var rows = new List<T>();
        await using var reader = await Prepare(sql, parameters).ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows.Add(map(reader));
        return rows;
    }

    /// <summary>The prepared command of this SQL, with the values set.</summary>
    protected abstract DbCommand Prepare(string sql, (string Name, object? Value)[] parameters);
}
