using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.EndToEnd.Tests.Faults;

/// <summary>One cell: a number of its own, 200 messages of it, and a host that may die while they leave.</summary>
internal sealed class CellRun(FaultCell cell, int index, HttpClient host, HttpClient meta)
{
    public const int Messages = 200;

    /// <summary>Two messages each: an order to keep, and more chats than may be under way at once.</summary>
    private const int Recipients = 100, Senders = 5;

    /// <summary>As Meta takes in life.</summary>
    public const int AnswerMs = 400;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500), Limit = TimeSpan.FromMinutes(4), SlowLimit = TimeSpan.FromMinutes(8);

    private readonly TestNumber _number = new() { PhoneNumberId = $"3006540352{index:00000}", BusinessAccountId = $"3002290129{index:00000}" };
    private readonly ConcurrentDictionary<string, int> _order = new(StringComparer.Ordinal);
    private Guid _instance;

    public async Task ConnectAsync(Uri hostAddress, Uri metaAddress)
    {
        await OkAsync(meta.PostAsJsonAsync("/sandbox/numbers", new
        {
            _number.PhoneNumberId, _number.BusinessAccountId, displayPhoneNumber = "+1 555", verifiedName = "Faults", _number.AccessToken, _number.AppSecret, answerDelayMs = AnswerMs,
        }));
        var options = new { graphBaseUrl = metaAddress, callbackUrl = hostAddress };
        var created = await OkAsync(host.PostAsJsonAsync("/api/v2/instances", new { name = $"cell {index}", channel = "whatsapp-cloud", credentials = _number.Credentials(), options }));
        _instance = created.GetProperty("data").GetProperty("id").GetGuid();
        await OkAsync(meta.PostAsJsonAsync("/sandbox/faults", cell.FaultOf(_number.PhoneNumberId)));
    }

    /// <summary>All are acknowledged; the first ones leave meanwhile.</summary>
    public async Task SendAsync()
    {
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(SendSomeAsync));
    }

    /// <summary>A sender's own recipients, one message after the other: that is the order to keep.</summary>
    private async Task SendSomeAsync(int sender)
    {
        foreach (var i in Enumerable.Range(0, Messages).Where(i => i % Recipients % Senders == sender))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/messages/send");
            request.Content = JsonContent.Create(new { instanceId = _instance, to = $"551196{i % Recipients:0000000}", text = $"{i}" });
            request.Headers.Add("Prefer", "respond-async");
            _order[(await OkAsync(host.SendAsync(request))).GetProperty("data").GetProperty("messageId").GetString()!] = i;
        }
    }

    /// <summary>Waits until some sends have met the fault.</summary>
    public Task TroubledAsync() => Eventually.IsAsync(() => SendsAsync(limit: 0), sends => sends.GetProperty("faulted").GetInt32() >= 3, $"{cell.Name} meets its fault");

    /// <summary>Waits until nothing waits any more, while life goes on; answers what came of everything.</summary>
    public async Task<CellReport> FinishAsync()
    {
        var clock = Stopwatch.StartNew();
        var waiting = await WaitingAsync();
        while (waiting > 0 && clock.Elapsed < (cell.IsSlow ? SlowLimit : Limit))
        {
            await LiveAsync();
            await Task.Delay(Step, TimeProvider.System);
            waiting = await WaitingAsync();
        }

        // What Meta took and tells of is read in the end; its last statuses may be on their way.
        var (sends, messages) = (await SendsAsync(Messages * 10), await MessagesAsync());
        for (clock.Restart(); clock.Elapsed < TimeSpan.FromSeconds(20) && cell is not { IsTaken: true, Statuses: StatusTiming.Never } && messages.Any(m => m.Status is "sent" or "delivered"); messages = await MessagesAsync())
            await Task.Delay(Step, TimeProvider.System);
        return new CellLedger(cell, _order, sends, messages).Report(waiting);
    }

    /// <summary>Customers write, which is a webhook of the number; and somebody ends the trouble that stopped it.</summary>
    private async Task LiveAsync()
    {
        await OkAsync(meta.PostAsJsonAsync("/sandbox/users/5511950000000/messages", new { text = "hello?", phoneNumberId = _number.PhoneNumberId }));
        if (cell.Nature is not (FaultNature.Stops or FaultNature.Forbids)) return;
        await OkAsync(host.PostAsJsonAsync($"/api/v2/instances/{_instance}/connect", new { }));
        await OkAsync(host.PostAsJsonAsync("/api/v2/outbox/resume", new { instanceId = _instance }));
    }

    private async Task<int> WaitingAsync()
    {
        var outbox = (await OkAsync(host.GetAsync(new Uri($"/api/v2/outbox?instanceId={_instance}", UriKind.Relative)))).GetProperty("data");
        return new[] { "pending", "waiting", "sending", "ambiguous" }.Sum(state => outbox.GetProperty(state).GetInt32());
    }

    private Task<JsonElement> SendsAsync(int limit) =>
        OkAsync(meta.GetAsync(new Uri($"/sandbox/numbers/{_number.PhoneNumberId}/sends?limit={limit.ToString(CultureInfo.InvariantCulture)}", UriKind.Relative)));

    private async Task<IReadOnlyList<MessageEnd>> MessagesAsync()
    {
        var (all, cursor) = (new List<MessageEnd>(), (string?)null);
        do
        {
            var path = $"/api/v2/messages?instanceId={_instance}&source=api&limit=100{(cursor is null ? "" : $"&cursor={cursor}")}";
            var page = await OkAsync(host.GetAsync(new Uri(path, UriKind.Relative)));
            all.AddRange(page.GetProperty("items").EnumerateArray().Select(MessageEnd.Of));
            cursor = page.GetProperty("meta").GetProperty("cursor").GetString();
        }
        while (cursor is not null);
        return all;
    }

    private static async Task<JsonElement> OkAsync(Task<HttpResponseMessage> asking)
    {
        using var response = await asking;
        var body = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonElement.Parse(body) : throw new InvalidOperationException($"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri} answered {(int)response.StatusCode}: {body}");
    }
}
