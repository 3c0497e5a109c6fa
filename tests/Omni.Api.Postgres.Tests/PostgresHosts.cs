using Omni.Api.Postgres.Tests;
using Omni.Testing;

[assembly: AssemblyFixture(typeof(PostgresHosts))]

namespace Omni.Api.Postgres.Tests;

/// <summary>Every host of this project has a database of its own on one PostgreSQL server.</summary>
public sealed class PostgresHosts : IAsyncLifetime
{
    public static PostgresServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await PostgresServer.StartAsync();
        OmniHost.DatabaseOf = Server.SettingsOf;
    }

    public ValueTask DisposeAsync()
    {
        Server.Dispose();
        return ValueTask.CompletedTask;
    }
}
