namespace Omni.Api.Persistence.Postgres;

/// <summary>A server is asked by every query, and the writer's hold on it is <see cref="PostgresTenure"/>'s: there is no file to look at.</summary>
internal sealed class PostgresWatch : IStorageWatch
{
    public string? Fault => null;
}
