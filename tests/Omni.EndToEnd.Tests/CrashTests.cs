using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.EndToEnd.Tests;

/// <summary>The promise behind a 200: it survives SIGKILL.</summary>
public sealed class CrashTests
{
    private const int Webhooks = 500, KillAfter = 150, WorkLoop = 3;

    [Fact]
    public async Task Every_acknowledged_webhook_is_there_exactly_once_after_a_kill()
    {
        var data = Directory.CreateTempSubdirectory("omni-crash-").FullName;
        try
        {
            var port = HostProcess.FreePort();
            var host = await HostProcess.StartAsync(data, port);
            await ConnectAsync(host);
            var acknowledged = new ConcurrentDictionary<string, bool>();
            for (var round = 0; round < WorkLoop; round++)
            {
                await PostUntilKilledAsync(host, round, acknowledged);
                host.Dispose();
                host = await HostProcess.StartAsync(data, port);
            }

            acknowledged.Count.Should().BeGreaterThan(KillAfter * WorkLoop - 1);
            var stored = await Eventually.IsAsync(() => StoredAsync(host), all => acknowledged.Keys.All(all.Contains),
                "every acknowledged webhook is a message");
            stored.Should().OnlyHaveUniqueItems();
            (await ReceivedEventsAsync(host)).Should().OnlyHaveUniqueItems().And.Contain(acknowledged.Keys);
            host.Dispose();
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task PostUntilKilledAsync(HostProcess host, int round, ConcurrentDictionary<string, bool> acknowledged)
    {
        var before = acknowledged.Count;
        var number = TestNumber.Fixtures;
        await Parallel.ForEachAsync(Enumerable.Range(0, Webhooks), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, ct) =>
        {
            var wamid = $"wamid.crash.{round}.{i}";
            var body = TestWebhook.Text(wamid, $"551195{i % 50:0000000}", $"message {i}");
            using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/whatsapp-cloud")
            {
                Content = new ByteArrayContent(body),
            };
            request.Headers.Add("X-Hub-Signature-256", number.Sign(body));
            try
            {
                using var response = await host.Client.SendAsync(request, ct);
                if (response.StatusCode == HttpStatusCode.OK) acknowledged[wamid] = true;
            }
            catch (HttpRequestException)
            {
                // Killed: not acknowledged, Meta would send it again.
            }

            if (acknowledged.Count - before == KillAfter) host.Kill();
        });
    }

    private static async Task ConnectAsync(HostProcess host)
    {
        var number = TestNumber.Fixtures;
        (await host.Client.PostAsJsonAsync(
            "/sandbox/numbers",
            new
            {
                number.PhoneNumberId,
                number.BusinessAccountId,
                displayPhoneNumber = "+1 555",
                verifiedName = "Crash",
                number.AccessToken,
                number.AppSecret,
            }))
            .EnsureSuccessStatusCode();
        (await host.Client.PostAsJsonAsync(
            "/api/v2/instances",
            new
            {
                name = "crash",
                channel = "whatsapp-cloud",
                credentials = number.Credentials(),
                options = new { graphBaseUrl = host.Address, callbackUrl = host.Address },
            }))
            .EnsureSuccessStatusCode();
    }

    private static Task<List<string>> StoredAsync(HostProcess host) => AllAsync(host, "/api/v2/messages?limit=100&messageType=text");

    private static Task<List<string>> ReceivedEventsAsync(HostProcess host) =>
        AllAsync(host, "/api/v2/events?limit=100&eventType=message.received");

    private static async Task<List<string>> AllAsync(HostProcess host, string path)
    {
        var found = new List<string>();
        string? cursor = null;
        do
        {
            var page = JsonElement.Parse(
                await host.Client.GetStringAsync(new Uri(cursor is null ? path : $"{path}&cursor={cursor}", UriKind.Relative)));
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(m => m.GetProperty("externalId").GetString()!));
            cursor = page.GetProperty("meta").GetProperty("cursor").GetString();
        }
        while (cursor is not null);
        return found;
    }
}
