using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Omni.Testing;

namespace Omni.EndToEnd.Tests;

/// <summary>A host that sends at full pace and is killed again and again; Meta answers in 400 ms, as in life, and counts.</summary>
internal sealed partial class BurstWorld : IDisposable
{
    /// <summary>A chat's messages, one after the other: few enough that the pair limit is not what is tested.</summary>
    private const int PerChat = 5;

    private const int Posters = 48, PostedAtMost = 1800, AnswerDelayMs = 400;

    private readonly string _data = Directory.CreateTempSubdirectory("omni-burst-").FullName;
    private readonly int _port = HostProcess.FreePort();
    private readonly SandboxProcess _meta;
    private readonly ConcurrentDictionary<string, Guid> _acknowledged = new(StringComparer.Ordinal);
    private HostProcess _host = null!;
    private Guid _instance;
    private int _chats;

    private BurstWorld(SandboxProcess meta) => _meta = meta;

    public static async Task<BurstWorld> StartAsync()
    {
        var meta = await SandboxProcess.StartAsync(("Sandbox:StatusDelay", "00:00:02"));
        var world = new BurstWorld(meta);
        await world.StartHostAsync();
        var number = TestNumber.Fixtures;
        (await meta.Client.PostAsJsonAsync("/sandbox/numbers", new
        {
            number.PhoneNumberId,
            number.BusinessAccountId,
            displayPhoneNumber = "+1 555",
            verifiedName = "Burst",
            number.AccessToken,
            number.AppSecret,
            throughputLevel = "HIGH",
        })).EnsureSuccessStatusCode();
        var created = await world._host.Client.PostAsJsonAsync("/api/v2/instances", new
        {
            name = "burst",
            channel = "whatsapp-cloud",
            credentials = number.Credentials(),
            options = new { graphBaseUrl = meta.Address, callbackUrl = world._host.Address },
        });
        world._instance = (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("id").GetGuid();
        (await meta.Client.PostAsJsonAsync("/sandbox/faults", new { answerDelayMs = AnswerDelayMs, count = 1_000_000 }))
            .EnsureSuccessStatusCode();
        return world;
    }

    /// <summary>Sends, kills the host when Meta has taken so many, starts it again.</summary>
    public async Task<KillFigures> KillAsync(int round, int whenTaken)
    {
        await _meta.Client.DeleteAsync(Path("/sandbox/messages/taken"));
        var (before, posted) = (_acknowledged.Count, 0);
        var posters = Enumerable.Range(0, Posters).Select(_ => PostAsync(() => Interlocked.Add(ref posted, PerChat) <= PostedAtMost, round))
            .ToList();
        await Eventually.IsAsync(() => TakenAsync(since: 0), t => t.GetProperty("taken").GetInt32() >= whenTaken, "Meta has taken some");

        // An answer of the last half second may not have been recorded; what ends later, however late it shows, ended for nobody.
        var since = (TimeProvider.System.GetUtcNow() - TimeSpan.FromMilliseconds(500)).ToUnixTimeMilliseconds();
        _host.Kill();
        await Task.WhenAll(posters);
        _host.Dispose();
        var taken = await Eventually.IsAsync(() => TakenAsync(since), t => t.GetProperty("open").GetInt32() == 0,
            "Meta knows that its caller is gone");
        await StartHostAsync();
        return new KillFigures(_acknowledged.Count - before, CountOf("taken"), Ambiguous(), CountOf("answered"));

        int CountOf(string name) => taken.GetProperty(name).GetInt32();
    }

    /// <summary>Waits until everything has its end, and compares what was acknowledged with what arrived.</summary>
    public async Task<EndFigures> EndAsync()
    {
        await _meta.Client.DeleteAsync(Path("/sandbox/faults"));
        await Eventually.IsAsync(async () =>
        {
            var outbox = (await GetAsync("/api/v2/outbox")).GetProperty("data");
            return new[] { "pending", "waiting", "sending", "ambiguous" }.Sum(state => outbox.GetProperty(state).GetInt32());
        }, waiting => waiting == 0, "everything has its end");
        var arrived = new ConcurrentBag<string>();
        var disordered = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, _chats), async (chat, ct) =>
        {
            var phone = JsonElement.Parse(await _meta.Client.GetStringAsync(Path($"/sandbox/users/{Phone(chat)}/messages"), ct));
            var texts = phone.GetProperty("items").EnumerateArray()
                .Select(m => m.GetProperty("message").GetProperty("text").GetProperty("body").GetString()!).ToList();
            foreach (var text in texts) arrived.Add(text);
            if (!texts.SequenceEqual(texts.Order(StringComparer.Ordinal))) disordered.Add(string.Join(' ', texts));
        });
        var pace = JsonElement.Parse(await _meta.Client.GetStringAsync(Path($"/sandbox/numbers/{TestNumber.Fixtures.PhoneNumberId}/pace")));
        var (once, failed) = (arrived.ToHashSet(StringComparer.Ordinal), await FailedAsync());
        return new EndFigures
        {
            Acknowledged = _acknowledged.Count,
            Arrived = arrived.Count,
            FastestSecond = pace.GetProperty("worstSecond").GetInt32(),
            Silent = [.. _acknowledged.Where(a => !once.Contains(a.Key) && !failed.ContainsKey(a.Value)).Select(a => a.Key)],
            Twice = [.. arrived.GroupBy(t => t).Where(g => g.Count() > 1).Select(g => g.Key)],
            OutOfOrder = [.. disordered],
            FailedOtherwise = [.. failed.Values.Where(code => code != "AMBIGUOUS")],
            ToldAmbiguous = failed.Values.Count(code => code == "AMBIGUOUS"),
            ToldButSent = _acknowledged.Count(a => once.Contains(a.Key) && failed.ContainsKey(a.Value)),
        };
    }

    public void Dispose()
    {
        _host.Dispose();
        _meta.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private async Task StartHostAsync() => _host = await HostProcess.StartAsync(
        _data, _port, ("Omni:Outbox:AmbiguousAfter", "00:00:10"), ("Omni:Outbox:Concurrency", "2048"), ("Sandbox:Enabled", "false"),
        ("Serilog:MinimumLevel:Default", "Warning"));

    private async Task PostAsync(Func<bool> mayPost, int round)
    {
        while (mayPost())
        {
            var chat = Interlocked.Increment(ref _chats) - 1;
            for (var number = 0; number < PerChat; number++)
            {
                var text = $"send.{round}.{chat}.{number}";
                try
                {
                    _acknowledged[text] = await PostAsync(chat, text);
                }
                catch (HttpRequestException)
                {
                    // Killed: not acknowledged.
                    return;
                }
            }
        }
    }

    /// <summary>Until it is acknowledged: after a start the instance is not connected at once.</summary>
    private async Task<Guid> PostAsync(int chat, string text)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Path("/api/v2/messages/send"))
            {
                Content = JsonContent.Create(new { instanceId = _instance, to = Phone(chat), text }),
            };
            request.Headers.Add("Prefer", "respond-async");
            using var response = await _host.Client.SendAsync(request);
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
            if (response.StatusCode == HttpStatusCode.Accepted) return answer.GetProperty("data").GetProperty("id").GetGuid();
            response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable, answer.ToString());
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    /// <summary>What the host said at its start.</summary>
    private int Ambiguous() =>
        Interrupted().Match(_host.Said) is { Success: true } said ? int.Parse(said.Groups["count"].Value, CultureInfo.InvariantCulture) : 0;

    private async Task<Dictionary<Guid, string>> FailedAsync()
    {
        var (failed, cursor) = (new Dictionary<Guid, string>(), (string?)null);
        do
        {
            var page = await GetAsync($"/api/v2/messages?source=api&limit=100{(cursor is null ? "" : $"&cursor={cursor}")}");
            foreach (var message in page.GetProperty("items").EnumerateArray()
                .Where(m => m.GetProperty("deliveryStatus").GetString() == "failed"))
            {
                failed[message.GetProperty("id").GetGuid()] = message.GetProperty("errorCode").GetString()!;
            }
            cursor = page.GetProperty("meta").GetProperty("hasMore").GetBoolean()
                ? page.GetProperty("meta").GetProperty("cursor").GetString()
                : null;
        }
        while (cursor is not null);
        return failed;
    }

    private async Task<JsonElement> TakenAsync(long since) =>
        JsonElement.Parse(await _meta.Client.GetStringAsync(Path($"/sandbox/messages/taken?since={since}")));

    private async Task<JsonElement> GetAsync(string path) => JsonElement.Parse(await _host.Client.GetStringAsync(Path(path)));

    private static Uri Path(string path) => new(path, UriKind.Relative);

    private static string Phone(int chat) => $"55119{chat:00000000}";

    [GeneratedRegex("(?<count>[0-9]+) messages were being sent when the host stopped", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Interrupted();

    /// <summary>Of one kill.</summary>
    /// <param name="Acknowledged">Sends that were acknowledged in the round.</param>
    /// <param name="Taken">Those that Meta took.</param>
    /// <param name="Ambiguous">Messages of which the next start knew nothing.</param>
    /// <param name="Between">Messages that Meta had taken and not answered, or answered in the last half second.</param>
    internal sealed record KillFigures(int Acknowledged, int Taken, int Ambiguous, int Between);

    /// <summary>Of the whole run.</summary>
    internal sealed record EndFigures
    {
        public required int Acknowledged { get; init; }
        public required int Arrived { get; init; }

        /// <summary>The most that arrived within a second.</summary>
        public required int FastestSecond { get; init; }

        /// <summary>Acknowledged, never sent and never told.</summary>
        public required IReadOnlyList<string> Silent { get; init; }
        public required IReadOnlyList<string> Twice { get; init; }
        public required IReadOnlyList<string> OutOfOrder { get; init; }
        public required IReadOnlyList<string> FailedOtherwise { get; init; }

        /// <summary>Given up, because they may have left.</summary>
        public required int ToldAmbiguous { get; init; }

        /// <summary>Given up although Meta took them.</summary>
        public required int ToldButSent { get; init; }

        public override string ToString() =>
            $"{Acknowledged} acknowledged, {Arrived} arrived, {FastestSecond} in the fastest second, {Silent.Count} silent, "
            + $"{Twice.Count} twice, {OutOfOrder.Count} chats out of order, {ToldAmbiguous} given up as "
            + $"ambiguous ({ToldButSent} of them sent)";
    }
}
