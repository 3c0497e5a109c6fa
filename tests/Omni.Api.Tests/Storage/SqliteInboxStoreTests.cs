using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Omni.Api.Storage;
using Omni.Api.Storage.Sqlite;

namespace Omni.Api.Tests.Storage;

public sealed class SqliteInboxStoreTests : InboxStoreContract, IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("omni-inbox-").FullName;
    private readonly SqliteInboxStore _store;

    public SqliteInboxStoreTests() => _store = new SqliteInboxStore(
        new SqliteFiles(new DataDirectory(_data), Options.Create(new DatabaseOptions())), NullLogger<SqliteInboxStore>.Instance);

    private protected override IInboxStore Store => _store;

    public async ValueTask InitializeAsync() => await _store.StartAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _store.StopAsync(CancellationToken.None);
        Directory.Delete(_data, recursive: true);
    }
}
