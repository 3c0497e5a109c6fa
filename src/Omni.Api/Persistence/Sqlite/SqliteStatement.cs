using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Omni.Api.Persistence.Sqlite;

/// <summary>
/// A statement of the writer that answers no rows, by the raw binding of SQLite: ADO looks each of its parameters up by
/// name at every execution, a third of all that processing a webhook costs. Values are written as EF writes them.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _places;

    public SqliteStatement(SqliteConnection connection, string sql, (string Name, object? Value)[] parameters)
    {
        _db = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_db, sql, out _statement));
        _places = [.. parameters.Select(p => raw.sqlite3_bind_parameter_index(_statement, p.Name))];
    }

    /// <summary>Runs it; answers how many rows it changed. The parameters come in the order of the first time.</summary>
    public int Execute((string Name, object? Value)[] parameters)
    {
        try
        {
            for (var i = 0; i < parameters.Length; i++) Check(Bind(_places[i], parameters[i].Value));
            int result;
            do result = raw.sqlite3_step(_statement);
            while (result == raw.SQLITE_ROW);
            if (result != raw.SQLITE_DONE) Check(result);
            return raw.sqlite3_changes(_db);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
            raw.sqlite3_clear_bindings(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, place),
        string text => BindText(place, text),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        int number => raw.sqlite3_bind_int64(_statement, place, number),
        bool yes => raw.sqlite3_bind_int64(_statement, place, yes ? 1 : 0),
        Guid id => BindGuid(place, id),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
        _ => throw new ArgumentException($"A statement takes no {value.GetType().Name}", nameof(value)),
    };

    /// <summary>As EF does: in capitals.</summary>
    private int BindGuid(int place, Guid id)
    {
        Span<byte> text = stackalloc byte[36];
        id.TryFormat(text, out _);
        foreach (ref var letter in text)
        {
            if (letter is >= (byte)'a' and <= (byte)'f') letter -= 'a' - 'A';
        }

        return raw.sqlite3_bind_text(_statement, place, text);
    }

    private int BindText(int place, string text)
    {
        const int Short = 512;
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = most > Short ? ArrayPool<byte>.Shared.Rent(most) : null;
        try
        {
            Span<byte> bytes = rented ?? stackalloc byte[Short];
            return raw.sqlite3_bind_text(_statement, place, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        }
        finally
        {
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(result, _db);
    }
}
