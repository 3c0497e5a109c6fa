using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Omni.Api.Persistence.Sqlite;

/// <summary>
/// A statement of the writer, by the raw binding of SQLite: ADO looks each of its parameters up by name at every
/// execution, a third of all that processing a webhook costs. Values are written and read as EF does.
/// </summary>
internal sealed class SqliteStatement : IResultRow, IDisposable
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
            BindAll(parameters);
            while (Step())
            {
                // Nobody asks for what it answers.
            }

            return raw.sqlite3_changes(_db);
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Runs it; answers its rows.</summary>
    public List<T> Read<T>(Func<IResultRow, T> map, (string Name, object? Value)[] parameters)
    {
        var rows = new List<T>();
        try
        {
            BindAll(parameters);
            while (Step()) rows.Add(map(this));
            return rows;
        }
        finally
        {
            Reset();
        }
    }

    public bool IsNull(int place) => raw.sqlite3_column_type(_statement, place) == raw.SQLITE_NULL;

    public Guid GetGuid(int place) => Guid.Parse(Text(place), CultureInfo.InvariantCulture);

    public string GetString(int place) => Encoding.UTF8.GetString(Text(place));

    public long GetInt64(int place) => raw.sqlite3_column_int64(_statement, place);

    public bool GetBoolean(int place) => GetInt64(place) != 0;

    public void Dispose() => _statement.Dispose();

    private void BindAll((string Name, object? Value)[] parameters)
    {
        for (var i = 0; i < parameters.Length; i++) Check(Bind(_places[i], parameters[i].Value));
    }

    /// <summary>Goes to the next row; false after the last.</summary>
    private bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE)) Check(result);
        return result == raw.SQLITE_ROW;
    }

    private void Reset()
    {
        raw.sqlite3_reset(_statement);
        raw.sqlite3_clear_bindings(_statement);
    }

    private ReadOnlySpan<byte> Text(int place) => raw.sqlite3_column_blob(_statement, place);

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
