namespace Omni.Api.Storage;

/// <summary>The current row of a query of the writer: its columns by index, from 0.</summary>
internal interface IResultRow
{
    bool IsNull(int place);

    Guid GetGuid(int place);

    string GetString(int place);

    long GetInt64(int place);

    bool GetBoolean(int place);
}
