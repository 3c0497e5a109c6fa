using Microsoft.Data.Sqlite;

namespace Omni.Api.Persistence.Sqlite;

/// <summary>What the writer has prepared, kept from one transaction to the next: queries for ADO, everything else for the raw binding.</summary>
internal sealed class SqliteStatements(SqliteConnection connection)
{
    private readonly Dictionary<string, SqliteCommand> _queries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    public SqliteConnection Connection => connection;

    public SqliteCommand Query(string sql, (string Name, object? Value)[] parameters)
    {
        if (_queries.TryGetValue(sql, out var known)) return known;
        var query = connection.CreateCommand();
        query.CommandText = sql;
        foreach (var (name, _) in parameters) query.Parameters.Add(new SqliteParameter { ParameterName = name });
        _queries.Add(sql, query);
        return query;
    }

    public SqliteStatement Statement(string sql, (string Name, object? Value)[] parameters)
    {
        if (!_statements.TryGetValue(sql, out var known)) _statements.Add(sql, known = new SqliteStatement(connection, sql, parameters));
        return known;
    }

    public void Close()
    {
        foreach (var query in _queries.Values) query.Dispose();
        foreach (var statement in _statements.Values) statement.Dispose();
    }
}
