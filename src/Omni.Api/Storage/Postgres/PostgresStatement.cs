using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace Omni.Api.Storage.Postgres;

/// <summary>
/// A statement of the writer in the server's form: positional parameters with the types that the server assigns. A repeated statement then
/// has the same text and types, whatever is null in it, and is prepared once.
/// </summary>
internal sealed partial class PostgresStatement
{
    private readonly string _text;
    private readonly int[] _places;
    private readonly NpgsqlDbType[] _types;

    private PostgresStatement(string text, int[] places, NpgsqlDbType[] types) => (_text, _places, _types) = (text, places, types);

    /// <summary>Asks the server for the types.</summary>
    public static PostgresStatement Describe(NpgsqlConnection connection, string sql, (string Name, object? Value)[] parameters)
    {
        var names = new List<string>();
        var text = Name().Replace(sql, match =>
        {
            if (!names.Contains(match.Value, StringComparer.Ordinal)) names.Add(match.Value);
            return $"${names.IndexOf(match.Value) + 1}";
        });
        using var described = new NpgsqlCommand(sql, connection);
        NpgsqlCommandBuilder.DeriveParameters(described);
        var places = names.Select(name => Array.FindIndex(parameters, p => p.Name == name)).ToArray();
        return new PostgresStatement(text, places, [.. names.Select(name => described.Parameters[name[1..]].NpgsqlDbType)]);
    }

    /// <summary>The command with these values, in the order of the first call.</summary>
    public NpgsqlBatchCommand With((string Name, object? Value)[] parameters)
    {
        var command = new NpgsqlBatchCommand(_text);
        for (var i = 0; i < _places.Length; i++)
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = _types[i], Value = parameters[_places[i]].Value ?? DBNull.Value });
        return command;
    }

    [GeneratedRegex("@[A-Za-z]+", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
