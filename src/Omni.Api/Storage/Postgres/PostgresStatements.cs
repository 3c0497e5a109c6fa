using Npgsql;

namespace Omni.Api.Storage.Postgres;

/// <summary>The known statements of the writer's connection, kept from one transaction to the next.</summary>
internal sealed class PostgresStatements(NpgsqlConnection connection)
{
    private readonly Dictionary<string, PostgresStatement> _known = new(StringComparer.Ordinal);

    public NpgsqlConnection Connection => connection;

    public PostgresStatement? Find(string sql) => _known.GetValueOrDefault(sql);

    public PostgresStatement Describe(string sql, (string Name, object? Value)[] parameters) =>
        _known[sql] = PostgresStatement.Describe(connection, sql, parameters);
}
