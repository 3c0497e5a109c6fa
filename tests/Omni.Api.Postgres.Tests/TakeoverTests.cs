using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Postgres.Tests;

/// <summary>One host at a time has the database, and what one has acknowledged the next one carries on.</summary>
public sealed class TakeoverTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("omni-takeover-").FullName;

    private (string, string)[] Settings =>
        [.. PostgresHosts.Server.SettingsOf(_data).Select(s => (s.Key, s.Value!)), ("Sandbox:Enabled", "true")];

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_second_host_waits_until_the_first_is_dead_and_carries_on_what_it_left()
    {
        var (firstPort, secondPort) = (HostProcess.FreePort(), HostProcess.FreePort());
        using var first = await HostProcess.StartAsync(_data, firstPort, Settings);
        var instance = await ConnectAsync(first);
        var starting = HostProcess.StartAsync(_data, secondPort, Settings);

        for (var i = 0; i < 50; i++) (await PostAsync(first, instance, i)).Should().Be(HttpStatusCode.OK);
        (await Loopback.IsUpAsync(secondPort)).Should().BeFalse("the second host waits");
        first.Kill();

        using var second = await starting;
        var stored = await Eventually.IsAsync(
            () => ListAsync(second, "/api/v2/messages?limit=100&messageType=text"),
            all => all.Count >= 50,
            "what the first had acknowledged is there");
        stored.Select(m => m.GetProperty("externalId").GetString()).Should().BeEquivalentTo(Enumerable.Range(0, 50).Select(Wamid));
        (await PostAsync(second, instance, 50)).Should().Be(HttpStatusCode.OK);
        await Eventually.IsAsync(() => ListAsync(second, "/api/v2/messages?limit=100&messageType=text"), all => all.Count == 51,
            "the second goes on");
    }

    [Fact]
    public async Task A_host_that_waits_can_be_stopped()
    {
        using var first = await HostProcess.StartAsync(_data, HostProcess.FreePort(), Settings);
        using var second = HostProcess.Begin(_data, HostProcess.FreePort(), Settings);
        await Eventually.IsAsync(
            () => Task.FromResult(
                (long)PostgresHosts.Server.Execute(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                    + "AND query LIKE 'SELECT pg_try_advisory_lock%'",
                    _data)!),
            asking => asking > 0,
            "the second host asks for the lock");

        await second.StopAsync();

        (await second.ExitedAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_host_that_has_lost_the_database_stops_and_stores_nothing()
    {
        var port = HostProcess.FreePort();
        using var host = await HostProcess.StartAsync(_data, port, Settings);
        await ConnectAsync(host);

        // As a second host would: waits for the lock, gets it when the first one's connection is cut, begins its era.
        // pg_locks shows the whole server's: the other tests' hosts hold the lock of their databases.
        const string ours =
            "locktype = 'advisory' AND classid = 1869442665 AND objid = 1 AND database = (SELECT oid FROM pg_database "
            + "WHERE datname = current_database())";
        var server = PostgresHosts.Server;
        var taken = server.HoldAsync(
            "SELECT pg_advisory_lock(1869442665, 1); UPDATE progress SET position = position + (1::bigint << 40) WHERE name = 'writer'",
            _data);
        await Eventually.IsAsync(
            () => Task.FromResult((long)server.Execute($"SELECT count(*) FROM pg_locks WHERE {ours} AND NOT granted", _data)!),
            waiting => waiting == 1,
            "somebody waits for the lock");
        server.Execute($"SELECT pg_terminate_backend(pid) FROM pg_locks WHERE {ours} AND granted", _data);
        await using var holder = await taken;

        (await host.ExitedAsync())
            .Should().Be(1, "a host whose database has another owner stops, so that it is started again as the one that waits");
    }

    private static string Wamid(int number) => $"wamid.takeover.{number}";

    private static async Task<HttpStatusCode> PostAsync(HostProcess host, Guid instance, int number)
    {
        var body = TestWebhook.Text(Wamid(number), "5511987654321", $"message {number}");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/whatsapp-cloud?instance={instance}")
        {
            Content = new ByteArrayContent(body),
        };
        request.Headers.Add("X-Hub-Signature-256", TestNumber.Fixtures.Sign(body));
        return (await host.Client.SendAsync(request)).StatusCode;
    }

    private static async Task<IReadOnlyList<JsonElement>> ListAsync(HostProcess host, string path) =>
        [.. JsonElement.Parse(await host.Client.GetStringAsync(new Uri(path, UriKind.Relative))).GetProperty("items").EnumerateArray()];

    private static async Task<Guid> ConnectAsync(HostProcess host)
    {
        var number = TestNumber.Fixtures;
        (await host.Client.PostAsJsonAsync(
            "/sandbox/numbers",
            new
            {
                number.PhoneNumberId,
                number.BusinessAccountId,
                displayPhoneNumber = "+1 555",
                verifiedName = "Takeover",
                number.AccessToken,
                number.AppSecret,
            }))
            .EnsureSuccessStatusCode();
        var created = await host.Client.PostAsJsonAsync(
            "/api/v2/instances",
            new
            {
                name = "takeover",
                channel = "whatsapp-cloud",
                credentials = number.Credentials(),
                options = new { graphBaseUrl = host.Address, callbackUrl = host.Address },
            });
        return (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("id").GetGuid();
    }
}
