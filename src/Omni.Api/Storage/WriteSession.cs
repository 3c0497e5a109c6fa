namespace Omni.Api.Storage;

/// <summary>
/// An open transaction of the writer. Hot statements are plain SQL, prepared once and kept (Persistence/Statements);
/// everything else is EF through <see cref="Db"/>, on the same connection and transaction.
/// </summary>
internal abstract class WriteSession
{
    /// <summary>EF on this transaction. Call <c>SaveChangesAsync</c> before the work ends.</summary>
    public abstract OmniDbContext Db { get; }

    /// <summary>Runs a statement and returns the number of changed rows.</summary>
    public abstract ValueTask<int> ExecuteAsync(string sql, params (string Name, object? Value)[] parameters);

    /// <summary>Runs a statement without returning the number of changed rows. It may be sent together with the next one.</summary>
    public virtual async ValueTask WriteAsync(string sql, params (string Name, object? Value)[] parameters) =>
        await ExecuteAsync(sql, parameters);

    /// <summary>
    /// Overwrites the bytes of rows that this transaction removes, instead of only freeing them: for data that must be gone. No effect
    /// where the database has no such function.
    /// </summary>
    public virtual ValueTask OverwriteRemovedAsync() => ValueTask.CompletedTask;

    /// <summary>Runs a query for at most one row.</summary>
    public async ValueTask<T?> ReadOneAsync<T>(string sql, Func<IResultRow, T> map, params (string Name, object? Value)[] parameters) =>
        await ReadAllAsync(sql, map, parameters) is [var row, ..] ? row : default;

    /// <summary>Runs a query for a few rows.</summary>
    public abstract ValueTask<List<T>> ReadAllAsync<T>(
        string sql, Func<IResultRow, T> map, params (string Name, object? Value)[] parameters);

    /// <summary>
    /// Runs a query for at most one row, once for each of several sets of values; returns one result each, in their order.
    /// </summary>
    public virtual async ValueTask<IReadOnlyList<T?>> ReadEachAsync<T>(
        string sql, Func<IResultRow, T> map, IReadOnlyList<(string Name, object? Value)[]> sets)
    {
        var found = new List<T?>(sets.Count);
        foreach (var set in sets) found.Add(await ReadOneAsync(sql, map, set));
        return found;
    }
}
