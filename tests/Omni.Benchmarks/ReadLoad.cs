using System.Globalization;
using System.Net.Http.Json;
using Omni.Testing;

namespace Omni.Benchmarks;

/// <summary>
/// Webhooks and sends while one key reads without end: lists and searches that look at every row of a large database.
/// First without the readers, to know what the machine can do.
/// </summary>
internal static class ReadLoad
{
    private const int WebhooksPerSecond = 100, SendsPerSecond = 20;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    private static readonly string[] Worst =
    [
        "/api/v2/messages?search=nothing_of_the_kind&limit=100",
        "/api/v2/messages?messageType=no_such_type&limit=100",
        "/api/v2/events?search=nothing_of_the_kind&limit=100",
        "/api/v2/chats?search=nothing_of_the_kind&sort=name&limit=100",
        "/api/v2/events/analytics?allTime=true&granularity=hourly",
    ];

    public static async Task RunAsync(int messages, int readers)
    {
        var data = Directory.CreateTempSubdirectory("omni-reads-");
        using (var first = await HostProcess.StartAsync(data.FullName, HostProcess.FreePort(), ("Sandbox:Enabled", "false")))
            await first.StopAsync();
        ListLatency.Fill(Path.Combine(data.FullName, "omni.db"), messages);
        await using var target = await LoadTarget.StartOnAsync(data);
        var (_, key) = await MakeKeyAsync(target);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{messages:N0} messages; {WebhooksPerSecond} webhooks/s and {SendsPerSecond} sends/s for {Length.TotalSeconds:0} s"));
        await LoadAsync(target, "warm-up", TimeSpan.FromSeconds(5));
        await LoadAsync(target, "nobody reads", Length);

        using var ended = new CancellationTokenSource();
        var reading = Enumerable.Range(0, readers).Select(reader => ReadAsync(target, key, reader, ended.Token)).ToList();
        await LoadAsync(target, $"{readers} worst-case readers", Length);
        await ended.CancelAsync();
        var answers = (await Task.WhenAll(reading)).SelectMany(a => a).GroupBy(a => a).OrderBy(g => g.Key)
            .Select(g => $"{g.Key}: {g.Count()}");
        Console.WriteLine($"the readers were answered {string.Join(", ", answers)}");
    }

    private static async Task LoadAsync(LoadTarget target, string what, TimeSpan length)
    {
        var port = target.Host.Address.Port;
        var webhooks = LoadDriver.RunAsync(
            port, LoadBody.Mixed(target.Path, (int)(WebhooksPerSecond * length.TotalSeconds)), connections: 8, length * 4,
            perSecond: WebhooksPerSecond);
        var sends = LoadDriver.RunAsync(
            port, SendLoad.Sends(target.InstanceId, (int)(SendsPerSecond * length.TotalSeconds), respondAsync: false), connections: 16,
            length * 4, perSecond: SendsPerSecond);
        var (webhook, send) = (await webhooks, await sends);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-24} webhooks p50 {webhook.Percentile(0.5),6:0.0} ms, p99 {webhook.Percentile(0.99),7:0.0} ms ({webhook.Refused} "
            + $"refused); sends p50 {send.Percentile(0.5),6:0.0} ms, p99 {send.Percentile(0.99),7:0.0} ms ({send.Refused} refused)"));
    }

    private static async Task<List<int>> ReadAsync(LoadTarget target, string key, int reader, CancellationToken ended)
    {
        using var client = new HttpClient(new SocketsHttpHandler(), disposeHandler: true) { BaseAddress = target.Host.Address };
        client.DefaultRequestHeaders.Add("x-api-key", key);
        var answers = new List<int>();
        for (var i = reader; !ended.IsCancellationRequested; i++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Worst[i % Worst.Length], UriKind.Relative), ended);
                answers.Add((int)answer.StatusCode);

                // Who is refused asks again soon all the same, but not in a busy loop: that would measure the loop.
                if (!answer.IsSuccessStatusCode) await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, ended);
            }
            catch (OperationCanceledException)
            {
                // The time is over.
            }
        }

        return answers;
    }

    private static async Task<(Guid Id, string Key)> MakeKeyAsync(LoadTarget target)
    {
        var answer = await target.Host.Client.PostAsJsonAsync(
            "/api/v2/keys", new { name = "the reader", scopes = new[] { "messages:read", "chats:read", "events:read" } });
        var made = (await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("data");
        return (made.GetProperty("id").GetGuid(), made.GetProperty("plainTextKey").GetString()!);
    }
}
