using System.Globalization;
using Omni.Testing;

namespace Omni.Benchmarks;

/// <summary>
/// Durable ingest against a bare endpoint that only verifies, in the same run, round by round: burst (the acks alone count,
/// the backlog may grow) and sustained (everything processed to rows and events by the end counts).
/// </summary>
internal static class IngestLoad
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    /// <summary>The same on PostgreSQL, which shares the two cores as well.</summary>
    public static async Task OnPostgresAsync(int connections, int rounds)
    {
        using var server = await PostgresServer.StartAsync(isDurable: true);
        await RunAsync(connections, rounds, [.. server.SettingsOf("load").Select(s => (s.Key, s.Value!))]);
    }

    /// <summary>With the search index and without it, round by round.</summary>
    public static async Task WithAndWithoutSearchAsync(int connections, int rounds)
    {
        Console.WriteLine($"{connections} connections{"",8}{"req/s",12}{"processed/s",14}{"p50 ms",10}{"p99 ms",10}");
        await using var with = await LoadTarget.StartAsync();
        await using var without = await LoadTarget.StartAsync(("Omni:Search:Indexing", "false"));
        (string Name, LoadTarget Target)[] targets = [("with the index", with), ("without", without)];
        for (var round = -1; round < rounds; round++)
        {
            foreach (var (name, target) in targets)
            {
                var bodies = LoadBody.Mixed(target.Path, 20_000 * (int)Round.TotalSeconds);
                var clock = TimeProvider.System.GetTimestamp();
                var burst = await LoadDriver.RunAsync(target.Host.Address.Port, bodies, connections, Round);
                await target.DrainedAsync();
                var processed = burst.Acked / TimeProvider.System.GetElapsedTime(clock).TotalSeconds;

                // The first round warms up.
                if (round < 0) continue;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{name,-25}{burst.PerSecond,13:N0}{processed,14:N0}"
                    + $"{burst.Percentile(0.5),10:0.0}{burst.Percentile(0.99),10:0.0}"));
            }
        }
    }

    public static async Task RunAsync(int connections, int rounds, params (string Name, string Value)[] settings)
    {
        var (bare, barePort) = await BareServer.StartAsync();
        using (bare)
        await using (var target = await LoadTarget.StartAsync(settings))
        {
            try
            {
                await LoadDriver.RunAsync(
                    barePort, LoadBody.Mixed("/webhooks/whatsapp-cloud", 20_000), connections, TimeSpan.FromSeconds(2), goRound: true);
                await LoadDriver.RunAsync(
                    target.Host.Address.Port, LoadBody.Mixed(target.Path, 20_000), connections, TimeSpan.FromSeconds(2));
                await target.DrainedAsync();

                Console.WriteLine($"{connections} connections{"",8}{"req/s",12}{"x of bare",12}{"p50 ms",10}{"p99 ms",10}{"refused",10}");
                var (bursts, sustaineds) = (new List<double>(), new List<double>());
                for (var round = 0; round < rounds; round++)
                {
                    var ceiling = await LoadDriver.RunAsync(
                        barePort, LoadBody.Mixed("/webhooks/whatsapp-cloud", 20_000), connections, Round, goRound: true);
                    Print("bare, verifies only", ceiling.PerSecond, 1, ceiling);
                    var bodies = LoadBody.Mixed(target.Path, (int)(Round.TotalSeconds * ceiling.PerSecond * 0.8));
                    GC.Collect();
                    var clock = TimeProvider.System.GetTimestamp();
                    var burst = await LoadDriver.RunAsync(target.Host.Address.Port, bodies, connections, Round);
                    bursts.Add(burst.PerSecond / ceiling.PerSecond);
                    Print("durable, burst", burst.PerSecond, bursts[^1], burst);
                    await target.DrainedAsync();
                    var sustained = burst.Acked / TimeProvider.System.GetElapsedTime(clock).TotalSeconds;
                    sustaineds.Add(sustained / ceiling.PerSecond);
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture, $"{"  until all is processed",-25}{sustained,13:N0}{sustaineds[^1],12:0.00}"));
                }

                bursts.Sort();
                sustaineds.Sort();
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"median of {rounds} rounds: burst {bursts[rounds / 2]:0.00}, sustained {sustaineds[rounds / 2]:0.00} of the bare "
                        + $"endpoint; host {target.ResidentMegabytes} MB"));
            }
            finally
            {
                bare.Kill();
            }
        }
    }

    /// <summary>Meta's pace for a while: how old does the oldest webhook in the inbox get?</summary>
    public static async Task SustainAsync(int perSecond, TimeSpan length)
    {
        await using var target = await LoadTarget.StartAsync();
        await LoadDriver.RunAsync(target.Host.Address.Port, LoadBody.Mixed(target.Path, 20_000), connections: 64, TimeSpan.FromSeconds(2));
        await target.DrainedAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{perSecond:N0} webhooks/s (1 message : 3 statuses) for {length.TotalSeconds:0} s, all processed to rows and events"));
        var (oldest, acked, refused, p99) = (0d, 0, 0, 0d);
        var slice = TimeSpan.FromSeconds(10);
        using var ended = new CancellationTokenSource();
        var watch = WatchAsync();
        for (var begun = TimeSpan.Zero; begun < length; begun += slice)
        {
            var result = await LoadDriver.RunAsync(
                target.Host.Address.Port, LoadBody.Mixed(target.Path, (int)(perSecond * slice.TotalSeconds)), connections: 64, slice * 2,
                perSecond: perSecond);
            (acked, refused, p99) = (acked + result.Acked, refused + result.Refused, Math.Max(p99, result.Percentile(0.99)));
        }

        await ended.CancelAsync();
        await watch;
        var clock = TimeProvider.System.GetTimestamp();
        await target.DrainedAsync();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"acked {acked:N0}, refused {refused:N0}, worst p99 of 10 s {p99:0.0} ms, oldest in the inbox at worst {oldest:0.00} s, "
                + $"drained {TimeProvider.System.GetElapsedTime(clock).TotalSeconds:0.0} s after the end, "
                + $"host {target.ResidentMegabytes} MB"));

        async Task WatchAsync()
        {
            while (!ended.IsCancellationRequested)
            {
                oldest = Math.Max(oldest, (await target.InboxAsync()).OldestSeconds);
                await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, ended.Token));
            }
        }
    }

    private static void Print(string what, double perSecond, double ratio, LoadDriver.Result result) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what,-25}{perSecond,13:N0}{ratio,12:0.00}"
        + $"{result.Percentile(0.5),10:0.0}{result.Percentile(0.99),10:0.0}{result.Refused,10:N0}"));
}
