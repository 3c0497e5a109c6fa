namespace Omni.Api.Persistence.Postgres;

/// <summary>There is no file to look at: every query asks the server, and <see cref="PostgresTenure"/> watches the writer's hold on it.</summary>
internal sealed class PostgresWatch : IStorageWatch
{
    public string? Fault => null;
}
