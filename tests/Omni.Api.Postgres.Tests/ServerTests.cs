using Omni.Testing;

namespace Omni.Api.Postgres.Tests;

public sealed class ServerTests
{
    [Fact]
    public void PostgreSQL_is_installed() => PostgresServer.Programs().Should().NotBeEmpty();
}
