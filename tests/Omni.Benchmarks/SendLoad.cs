using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Benchmarks;

/// <summary>Sends against the sandbox, which notes when each message arrived: is the limit held, and never exceeded?</summary>
internal static class SendLoad
{
    private static int _recipients;

    /// <summary>
    /// One number at its limit with a full queue; before that, memory at rest and with the queue; then REST calls that wait for the answer.
    /// </summary>
    public static async Task OneNumberAsync(int rate, int queued)
    {
        await using var target = await LoadTarget.StartAsync();
        var number = new TestNumber { PhoneNumberId = "306540352242777" };
        await PauseWebhooksAsync(target, isPaused: true);
        var instance = await LoadTarget.ConnectAsync(target.Host, target.Sandbox, number, "one", rate);
        await LoadDriver.RunAsync(
            target.Host.Address.Port, Sends(instance, 2000, respondAsync: true), connections: 16, TimeSpan.FromMinutes(1));
        await DrainedAsync(target, instance);
        var atRest = target.ResidentMegabytes;

        // All are queued for one moment: memory with all of them waiting, then nothing but sending goes on.
        var at = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(20 + (queued / 1000));
        var taken = await LoadDriver.RunAsync(
            target.Host.Address.Port, Sends(instance, queued, respondAsync: true, at), connections: 32, TimeSpan.FromMinutes(5));
        var still = await QueuedAsync(target, instance);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"queue: {taken.Acked:N0} messages taken at {taken.PerSecond:N0}/s, p99 {taken.Percentile(0.99):0.0} ms; "
                + $"host {atRest} MB before, {target.ResidentMegabytes} MB with {still:N0} waiting"));
        if (at - TimeProvider.System.GetUtcNow() is { Ticks: > 0 } early) await Task.Delay(early, TimeProvider.System);
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        await ForgetAsync(target, number);
        await Task.Delay(TimeSpan.FromSeconds(30), TimeProvider.System);
        await PrintAsync(target, number, rate, "full queue");

        // With an empty queue.
        await DrainedAsync(target, instance);
        await ForgetAsync(target, number);
        var calls = await LoadDriver.RunAsync(
            target.Host.Address.Port, Sends(instance, rate * 15, respondAsync: false), connections: 128, TimeSpan.FromMinutes(1),
            perSecond: rate * 0.9);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"REST at {rate * 0.9:N0}/s, each waiting for Graph's answer: {calls.Acked:N0} sent, {calls.Refused:N0} not, "
                + $"p50 {calls.Percentile(0.5):0.0} ms, p99 {calls.Percentile(0.99):0.0} ms"));
        await PrintAsync(target, number, (int)(rate * 0.9), "as REST calls come");
    }

    /// <summary>Twenty numbers together, each at its own limit.</summary>
    public static async Task ManyNumbersAsync(int numbers, int seconds)
    {
        await using var target = await LoadTarget.StartAsync();
        await PauseWebhooksAsync(target, isPaused: true);
        var all = new List<(TestNumber Number, Guid Instance)>();
        for (var i = 0; i < numbers; i++)
        {
            var number = new TestNumber { PhoneNumberId = $"4065403522{i:00000}" };
            all.Add((number, await LoadTarget.ConnectAsync(target.Host, target.Sandbox, number, $"number {i}")));
        }

        // All are queued for one moment, so that nothing but sending goes on when it comes.
        var at = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(10 + (numbers * 80 * (seconds + 6) / 1000));
        var requests = all.SelectMany(n => Sends(n.Instance, 80 * (seconds + 6), respondAsync: true, at)).ToArray();
        var taken = await LoadDriver.RunAsync(target.Host.Address.Port, requests, connections: 32, TimeSpan.FromMinutes(5));
        if (at - TimeProvider.System.GetUtcNow() is { Ticks: > 0 } early) await Task.Delay(early, TimeProvider.System);
        else Console.WriteLine($"queued too slowly ({taken.PerSecond:0}/s): some left before the others were there");
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        foreach (var (number, _) in all) await ForgetAsync(target, number);
        await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System);
        var paces = new List<JsonElement>();
        foreach (var (number, _) in all) paces.Add(await PaceAsync(target, number));
        var averages = paces.Select(p => p.GetProperty("perSecond").GetDouble()).ToList();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{numbers} numbers at 80/s together: slowest {averages.Min():0.0}/s, fastest {averages.Max():0.0}/s, "
                + $"worst second of any {paces.Max(p => p.GetProperty("worstSecond").GetInt32())}"));
    }

    internal static byte[][] Sends(Guid instance, int count, bool respondAsync, DateTimeOffset? sendAt = null) =>
        [.. Enumerable.Range(0, count).Select(_ =>
        {
            var body =
                $$"""{"instanceId":"{{instance}}","to":"5511{{900000000 + (Interlocked.Increment(ref _recipients) % 90_000)}}","text":"Your parcel leaves today, number {{_recipients}}"{{(sendAt is { } at ? $",\"sendAt\":\"{at:yyyy-MM-ddTHH:mm:ssZ}\"" : "")}}}""";
            var prefer = respondAsync ? "Prefer: respond-async\r\n" : "";
            return Encoding.ASCII.GetBytes(
                $"POST /api/v2/messages/send HTTP/1.1\r\nHost: localhost\r\nx-api-key: {OmniHost.ApiKey}\r\nContent-Type: "
                + $"application/json\r\n{prefer}Content-Length: {body.Length}\r\n\r\n{body}");
        })];

    private static Task PauseWebhooksAsync(LoadTarget target, bool isPaused) =>
        target.Sandbox.Client.PutAsJsonAsync("/sandbox/webhooks", new { paused = isPaused });

    private static Task ForgetAsync(LoadTarget target, TestNumber number) =>
        target.Sandbox.Client.DeleteAsync(new Uri($"/sandbox/numbers/{number.PhoneNumberId}/pace", UriKind.Relative));

    private static async Task<JsonElement> PaceAsync(LoadTarget target, TestNumber number) =>
        JsonElement.Parse(
            await target.Sandbox.Client.GetStringAsync(new Uri($"/sandbox/numbers/{number.PhoneNumberId}/pace", UriKind.Relative)));

    private static async Task PrintAsync(LoadTarget target, TestNumber number, int rate, string what)
    {
        var pace = await PaceAsync(target, number);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {pace.GetProperty("count").GetInt32():N0} arrived in {pace.GetProperty("seconds").GetDouble():0.0} s, "
            + $"{pace.GetProperty("perSecond").GetDouble():0.0}/s ({pace.GetProperty("perSecond").GetDouble() / rate:P1} of {rate}), "
            + $"worst second {pace.GetProperty("worstSecond").GetInt32()}, worst 100 ms {pace.GetProperty("worst100Ms").GetInt32()}"));
    }

    private static async Task<int> QueuedAsync(LoadTarget target, Guid instance)
    {
        var outbox = JsonElement.Parse(
            await target.Host.Client.GetStringAsync(new Uri($"/api/v2/outbox?instanceId={instance}", UriKind.Relative)))
            .GetProperty("data");
        return outbox.GetProperty("pending").GetInt32() + outbox.GetProperty("waiting").GetInt32()
            + outbox.GetProperty("sending").GetInt32();
    }

    private static async Task DrainedAsync(LoadTarget target, Guid instance)
    {
        while (await QueuedAsync(target, instance) > 0) await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
    }
}
