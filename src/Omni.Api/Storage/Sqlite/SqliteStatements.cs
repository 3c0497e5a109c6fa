using Microsoft.Data.Sqlite;

namespace Omni.Api.Storage.Sqlite;

/// <summary>The writer's prepared statements, kept from one transaction to the next.</summary>
internal sealed class SqliteStatements(SqliteConnection connection)
{
    private readonly Dictionary<string, SqliteStatement> _known = new(StringComparer.Ordinal);

    public SqliteConnection Connection => connection;

    public SqliteStatement Statement(string sql, (string Name, object? Value)[] parameters)
    {
        if (!_known.TryGetValue(sql, out var known)) _known.Add(sql, known = new SqliteStatement(connection, sql, parameters));
        return known;
    }

    public void Close()
    {
        foreach (var statement in _known.Values) statement.Dispose();
    }
}
