using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Persistence;

namespace Omni.Api.Tests.Persistence;

public sealed class SqliteUnitOfWorkTests(HostFixture fixture) : UnitOfWorkContract, IClassFixture<HostFixture>
{
    private protected override IUnitOfWork UnitOfWork => fixture.Host.Services.GetRequiredService<IUnitOfWork>();
}
