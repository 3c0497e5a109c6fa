namespace Omni.Api.Storage.Postgres;

/// <summary>Checks nothing: PostgreSQL has no file to watch, and every query asks the server.</summary>
internal sealed class PostgresWatch : IStorageWatch
{
    public string? Fault => null;
}
