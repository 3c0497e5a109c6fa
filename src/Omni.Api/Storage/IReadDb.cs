using System.Data.Common;

namespace Omni.Api.Storage;

/// <summary>Opens the database for reading. Readers never wait for the writer.</summary>
internal interface IReadDb
{
    /// <summary>A context without tracking; dispose it.</summary>
    OmniDbContext Open();

    /// <summary>
    /// Runs a plain query. Use it for queries at every start and every few seconds, where EF would cost more than the query
    /// (Persistence/Statements).
    /// </summary>
    Task<List<T>> ReadAsync<T>(
        string sql, Func<DbDataReader, T> map, CancellationToken ct, params (string Name, object? Value)[] parameters);
}
