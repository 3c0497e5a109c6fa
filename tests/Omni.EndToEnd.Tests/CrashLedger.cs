using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.EndToEnd.Tests;

/// <summary>
/// Drives a host that dies and comes back, and keeps a ledger of what it acknowledged. Whatever is not acknowledged is posted again, as
/// Meta and a careful caller do.
/// </summary>
internal sealed class CrashLedger(Uri host, Uri meta, Guid instance) : IDisposable
{
    private const int Chats = 6;

    /// <summary>Fewer than one recipient may get in a burst: the pair limit is not what is tested here.</summary>
    private const int ToOneRecipient = 40;

    private readonly HttpClient _host = Client(host), _meta = Client(meta);
    private readonly ConcurrentDictionary<string, bool> _received = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Guid> _sent = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _drivers = [];

    public int Acknowledged => _received.Count + _sent.Count;

    public void Start()
    {
        for (var chat = 0; chat < Chats; chat++)
        {
            _drivers.Add(ReceiveAsync(chat));
            _drivers.Add(SendAsync(chat));
        }
    }

    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_drivers);
    }

    /// <summary>Every acknowledged webhook is there once, as message and as event, in the order of its chat.</summary>
    public async Task CheckReceivedAsync()
    {
        var events = await AllAsync("/api/v2/events?eventType=message.received&limit=100", e => e.GetProperty("externalId").GetString()!);
        events.Should().OnlyHaveUniqueItems();
        events.Should().BeEquivalentTo(_received.Keys, "what was acknowledged became one event, and nothing else did");
        for (var chat = 0; chat < Chats; chat++)
        {
            var id = (await GetAsync($"/api/v2/chats/by-external?instanceId={instance}&externalId={Customer(chat)}")).GetProperty("data")
                .GetProperty("id").GetGuid();
            var messages = await AllAsync(
                $"/api/v2/messages?chatId={id}&source=realtime&limit=100", m => m.GetProperty("externalId").GetString()!);
            messages.Reverse();
            messages.Should().Equal(
                _received.Keys.Where(k => k.StartsWith($"wamid.crash.{chat}.", StringComparison.Ordinal)).OrderBy(Number),
                "the order of the chat is kept");
        }
    }

    /// <summary>Every accepted send arrived once, in the order of its chat; or it is marked as one of which nobody knows.</summary>
    public async Task CheckSentAsync(int kills)
    {
        var unknown = 0;
        foreach (var recipient in _sent.GroupBy(s => Recipient(s.Key)))
        {
            var arrived = JsonElement.Parse(
                await _meta.GetStringAsync(new Uri($"/sandbox/users/{recipient.Key}/messages", UriKind.Relative)))
                .GetProperty("items").EnumerateArray()
                    .Select(m => m.GetProperty("message").GetProperty("text").GetProperty("body").GetString()!).ToList();
            arrived.Should().OnlyHaveUniqueItems("nothing is sent twice");
            arrived.Should().Equal(arrived.OrderBy(Number), "the order of the chat is kept");
            foreach (var (text, id) in recipient)
            {
                var message = (await GetAsync($"/api/v2/messages/{id}")).GetProperty("data");
                if (message.GetProperty("deliveryStatus").GetString() != "failed")
                {
                    arrived.Should().Contain(text, "what counts as sent was sent");
                    continue;
                }

                message.GetProperty("errorCode").GetString().Should().Be("AMBIGUOUS", "only a message that may have left is given up");
                unknown++;
            }
        }

        unknown.Should().BeLessThanOrEqualTo(
            kills * (Chats + 1), "a kill leaves at most one message a chat, and one whose answer was lost, of which nobody knows");
    }

    /// <summary>Waits until nothing waits any more.</summary>
    public async Task SettledAsync() => await Eventually.IsAsync(async () =>
    {
        var outbox = (await GetAsync("/api/v2/outbox")).GetProperty("data");
        var inbox = (await GetAsync("/health")).GetProperty("checks").GetProperty("inbox").GetProperty("waiting").GetInt64();
        return inbox + new[] { "pending", "waiting", "sending", "ambiguous" }.Sum(state => outbox.GetProperty(state).GetInt32());
    }, waiting => waiting == 0, "everything has its end");

    public void Dispose()
    {
        _host.Dispose();
        _meta.Dispose();
        _end.Dispose();
    }

    private async Task ReceiveAsync(int chat)
    {
        for (var number = 0; !_end.IsCancellationRequested; number++)
        {
            var body = TestWebhook.Text($"wamid.crash.{chat}.{number}", Customer(chat), $"message {number}");
            await InsistAsync(() =>
            {
                var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/whatsapp-cloud?instance={instance}")
                {
                    Content = new ByteArrayContent(body),
                };
                request.Headers.Add("X-Hub-Signature-256", TestNumber.Fixtures.Sign(body));
                return request;
            }, _ => _received[$"wamid.crash.{chat}.{number}"] = true);
        }
    }

    private async Task SendAsync(int chat)
    {
        for (var number = 0; !_end.IsCancellationRequested; number++)
        {
            var text = $"send.{chat}.{number}";
            await InsistAsync(() =>
            {
                var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/messages/send")
                {
                    Content = JsonContent.Create(new { instanceId = instance, to = Recipient(text), text }),
                };
                request.Headers.Add("Idempotency-Key", text);
                request.Headers.Add("Prefer", "respond-async");
                return request;
            }, answer => _sent[text] = answer.GetProperty("data").GetProperty("id").GetGuid());
        }
    }

    /// <summary>Until it is acknowledged: a host that is down, or cannot store, is asked again.</summary>
    private async Task InsistAsync(Func<HttpRequestMessage> make, Action<JsonElement> acknowledged)
    {
        while (true)
        {
            try
            {
                using var request = make();
                using var response = await _host.SendAsync(request);
                if (response.IsSuccessStatusCode)
                {
                    var text = await response.Content.ReadAsStringAsync();
                    acknowledged(text.Length > 0 ? JsonElement.Parse(text) : default);
                    return;
                }

                ((int)response.StatusCode)
                    .Should().BeOneOf(
                        [(int)HttpStatusCode.ServiceUnavailable, (int)HttpStatusCode.TooManyRequests],
                        await response.Content.ReadAsStringAsync());
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
            {
                // It died, or is not up yet.
            }

            if (_end.IsCancellationRequested) return;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    private async Task<List<string>> AllAsync(string path, Func<JsonElement, string> read)
    {
        var (all, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = await GetAsync(cursor is null ? path : $"{path}&cursor={cursor}");
            all.AddRange(page.GetProperty("items").EnumerateArray().Select(read));
            cursor = page.GetProperty("meta").GetProperty("hasMore").GetBoolean()
                ? page.GetProperty("meta").GetProperty("cursor").GetString()
                : null;
        }
        while (cursor is not null);
        return all;
    }

    private async Task<JsonElement> GetAsync(string path) => JsonElement.Parse(await _host.GetStringAsync(new Uri(path, UriKind.Relative)));

    private static int Number(string name) => int.Parse(name.Split('.')[^1], System.Globalization.CultureInfo.InvariantCulture);

    private static string Customer(int chat) => $"551198000000{chat}";

    /// <summary>Of <c>send.{chat}.{number}</c>.</summary>
    private static string Recipient(string text) => $"55119{text.Split('.')[1]}{Number(text) / ToOneRecipient:0000000}";

    private static HttpClient Client(Uri address)
    {
        var client = new HttpClient(
            new DyingHostHandler(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5) }), disposeHandler: true)
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromSeconds(20),
        };
        client.DefaultRequestHeaders.Add("x-api-key", OmniHost.ApiKey);
        return client;
    }
}
