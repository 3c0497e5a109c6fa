using Npgsql;

namespace Omni.Api.Storage.Postgres;

/// <summary>The current row of a reader.</summary>
internal sealed class PostgresRow(NpgsqlDataReader reader) : IResultRow
{
    public bool IsNull(int place) => reader.IsDBNull(place);

    public Guid GetGuid(int place) => reader.GetGuid(place);

    public string GetString(int place) => reader.GetString(place);

    public long GetInt64(int place) => reader.GetInt64(place);

    public bool GetBoolean(int place) => reader.GetBoolean(place);
}
