using Microsoft.Extensions.Options;
using Omni.Api.Storage;
using Omni.Api.Storage.Postgres;
using Omni.Api.Tests.Storage;

namespace Omni.Api.Postgres.Tests;

public sealed class PostgresInboxStoreTests : InboxStoreContract, IAsyncLifetime
{
    private readonly PostgresDatabase _database = new(Options.Create(new DatabaseOptions
    {
        Provider = DatabaseOptions.Postgres,
        ConnectionString = PostgresHosts.Server.SettingsOf(Guid.CreateVersion7().ToString())["Omni:Database:ConnectionString"],
    }));

    private protected override IInboxStore Store => new PostgresInboxStore(_database);

    public async ValueTask InitializeAsync() => await new PostgresInboxStore(_database).StartAsync(CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        return ValueTask.CompletedTask;
    }
}
