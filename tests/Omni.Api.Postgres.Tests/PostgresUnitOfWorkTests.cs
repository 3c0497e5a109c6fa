using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Storage;
using Omni.Api.Tests;
using Omni.Api.Tests.Storage;

namespace Omni.Api.Postgres.Tests;

public sealed class PostgresUnitOfWorkTests(HostFixture fixture) : UnitOfWorkContract, IClassFixture<HostFixture>
{
    private protected override IUnitOfWork UnitOfWork => fixture.Host.Services.GetRequiredService<IUnitOfWork>();
}
