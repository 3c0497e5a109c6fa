using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Storage;

namespace Omni.Api.Tests.Storage;

public sealed class SqliteUnitOfWorkTests(HostFixture fixture) : UnitOfWorkContract, IClassFixture<HostFixture>
{
    private protected override IUnitOfWork UnitOfWork => fixture.Host.Services.GetRequiredService<IUnitOfWork>();
}
