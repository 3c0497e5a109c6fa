namespace Omni.Api.Storage.Postgres;

/// <summary>There is no file to look at: every query asks the server.</summary>
internal sealed class PostgresWatch : IStorageWatch
{
    public string? Fault => null;
}
