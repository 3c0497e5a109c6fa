using Omni.EndToEnd.Tests;
using Omni.Testing;

namespace Omni.Api.Postgres.Tests;

/// <summary>The two promises when the database goes away: nothing acknowledged is lost, nothing is sent twice.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task A_server_that_dies_under_load_and_connections_that_are_cut_lose_nothing_and_double_nothing()
    {
        using var server = await PostgresServer.StartAsync();
        var data = Directory.CreateTempSubdirectory("omni-outage-").FullName;
        try
        {
            await LedgerWorld.RunAsync(async (world, ledger) =>
            {
                await AcknowledgesAsync(ledger, 100);
                for (var cut = 0; cut < 5; cut++)
                {
                    server.Cut(data);
                    await AcknowledgesAsync(ledger, 60);
                }

                server.Kill();
                (await world.Host.Client.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode
                    .Should().Be(System.Net.HttpStatusCode.ServiceUnavailable);
                await server.StartAgainAsync();
                await AcknowledgesAsync(ledger, 100);

                await world.KillAsync();
                await AcknowledgesAsync(ledger, 100);
            }, "outages of the database", data, [.. server.SettingsOf(data).Select(s => (s.Key, s.Value!))]);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task AcknowledgesAsync(CrashLedger ledger, int more)
    {
        var target = ledger.Acknowledged + more;
        await Eventually.IsAsync(() => Task.FromResult(ledger.Acknowledged), acked => acked >= target, "the host goes on");
    }
}
