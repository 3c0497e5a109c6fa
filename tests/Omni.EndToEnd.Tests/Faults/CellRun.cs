using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.EndToEnd.Tests.Faults;

/// <summary>One cell: a number of its own, 200 messages of it, and a host that may die while they leave.</summary>
internal sealed class CellRun(FaultCell cell, int index, HttpClient host, HttpClient meta)
{
    public const int Messages = 200;

    /// <summary>As in life.</summary>
    public const int AnswerMs = 400;

    /// <summary>Two messages each: an order to keep, and more chats than may be under way at once.</summary>
    private const int Recipients = 100, Senders = 5;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500), ForStatuses = TimeSpan.FromSeconds(20);

    private readonly TestNumber _number =
        new() { PhoneNumberId = $"3006540352{index:00000}", BusinessAccountId = $"3002290129{index:00000}" };

    private readonly ConcurrentDictionary<string, int> _order = new(StringComparer.Ordinal);
    private Guid _instance;

    private TimeSpan Limit => cell.IsSlow ? TimeSpan.FromMinutes(8) : TimeSpan.FromMinutes(4);

    public async Task ConnectAsync(Uri hostAddress, Uri metaAddress)
    {
        await OkAsync(meta.PostAsJsonAsync("/sandbox/numbers", new
        {
            _number.PhoneNumberId,
            _number.BusinessAccountId,
            displayPhoneNumber = "+1 555",
            verifiedName = "Faults",
            _number.AccessToken,
            _number.AppSecret,
            answerDelayMs = AnswerMs,
        }));
        var created = await OkAsync(host.PostAsJsonAsync("/api/v2/instances", new
        {
            name = $"cell {index}",
            channel = "whatsapp-cloud",
            credentials = _number.Credentials(),
            options = new { graphBaseUrl = metaAddress, callbackUrl = hostAddress },
        }));
        _instance = created.GetProperty("data").GetProperty("id").GetGuid();
    }

    /// <summary>
    /// Stores all messages while the number is held, then lets them go: they leave at the number's pace, however slowly they were
    /// stored.
    /// </summary>
    public async Task SendAsync()
    {
        var payment = new { errorCode = 131042, calls = "sends", untilCleared = true, phoneNumberId = _number.PhoneNumberId };
        await OkAsync(meta.PostAsJsonAsync("/sandbox/faults", payment));
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(SendSomeAsync));
        await Eventually.IsAsync(LaneAsync, IsHeld, "the number is held");

        await OkAsync(meta.DeleteAsync(new Uri($"/sandbox/faults?phoneNumberId={_number.PhoneNumberId}", UriKind.Relative)));
        await OkAsync(meta.DeleteAsync(new Uri($"/sandbox/numbers/{_number.PhoneNumberId}/sends", UriKind.Relative)));
        await OkAsync(meta.PostAsJsonAsync("/sandbox/faults", cell.FaultOf(_number.PhoneNumberId)));
        await ResumeAsync();
    }

    /// <summary>Waits until some sends have met the fault.</summary>
    public Task TroubledAsync() => Eventually.IsAsync(
        () => SendsAsync(limit: 0), sends => sends.GetProperty("faulted").GetInt32() >= 3, $"{cell.Name} meets its fault");

    /// <summary>Waits until nothing waits any more, while life goes on; answers what came of everything.</summary>
    public async Task<CellReport> FinishAsync()
    {
        var clock = Stopwatch.StartNew();
        var waiting = await WaitingAsync();
        while (waiting > 0 && clock.Elapsed < Limit)
        {
            await LiveAsync();
            await Task.Delay(Step, TimeProvider.System);
            waiting = await WaitingAsync();
        }

        // The statuses of the last messages may still be on their way.
        var messages = await MessagesAsync();
        clock.Restart();
        while (cell.MetaReportsAll && messages.Any(m => m.Status is "sent" or "delivered") && clock.Elapsed < ForStatuses)
        {
            await Task.Delay(Step, TimeProvider.System);
            messages = await MessagesAsync();
        }

        return new CellLedger(cell, _order, await SendsAsync(Messages * 10), messages).Report(waiting);
    }

    /// <summary>The messages of one sender's recipients, one after the other: the order to keep.</summary>
    private async Task SendSomeAsync(int sender)
    {
        foreach (var place in Enumerable.Range(0, Messages).Where(place => place % Recipients % Senders == sender))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/messages/send");
            var to = $"551196{place % Recipients:0000000}";
            request.Content = JsonContent.Create(new { instanceId = _instance, to, text = $"{place}" });
            request.Headers.Add("Prefer", "respond-async");
            var accepted = await OkAsync(host.SendAsync(request));
            _order[accepted.GetProperty("data").GetProperty("id").GetString()!] = place;
        }
    }

    /// <summary>Customers write, which is a webhook of the number; and the operator ends trouble that stopped it.</summary>
    private async Task LiveAsync()
    {
        var question = new { text = "hello?", phoneNumberId = _number.PhoneNumberId };
        await OkAsync(meta.PostAsJsonAsync("/sandbox/users/5511950000000/messages", question));
        if (cell.Nature is not (FaultNature.Stops or FaultNature.Forbids)) return;
        await OkAsync(host.PostAsJsonAsync($"/api/v2/instances/{_instance}/connect", new { }));
        await ResumeAsync();
    }

    private Task ResumeAsync() => OkAsync(host.PostAsJsonAsync("/api/v2/outbox/resume", new { instanceId = _instance }));

    private async Task<JsonElement> LaneAsync() =>
        (await GetAsync(host, $"/api/v2/outbox?instanceId={_instance}")).GetProperty("data").GetProperty("instances")[0];

    private static bool IsHeld(JsonElement lane) =>
        lane.GetProperty("heldBecause").ValueKind == JsonValueKind.String && lane.GetProperty("sending").GetInt32() == 0;

    private async Task<int> WaitingAsync()
    {
        var outbox = (await GetAsync(host, $"/api/v2/outbox?instanceId={_instance}")).GetProperty("data");
        return new[] { "pending", "waiting", "sending", "ambiguous" }.Sum(state => outbox.GetProperty(state).GetInt32());
    }

    private Task<JsonElement> SendsAsync(int limit) => GetAsync(meta, $"/sandbox/numbers/{_number.PhoneNumberId}/sends?limit={limit}");

    private async Task<IReadOnlyList<MessageEnd>> MessagesAsync()
    {
        var (all, cursor) = (new List<MessageEnd>(), (string?)null);
        do
        {
            var next = cursor is null ? "" : $"&cursor={cursor}";
            var page = await GetAsync(host, $"/api/v2/messages?instanceId={_instance}&source=api&limit=100{next}");
            all.AddRange(page.GetProperty("items").EnumerateArray().Select(MessageEnd.Of));
            cursor = page.GetProperty("meta").GetProperty("cursor").GetString();
        }
        while (cursor is not null);
        return all;
    }

    private static Task<JsonElement> GetAsync(HttpClient client, string path) => OkAsync(client.GetAsync(new Uri(path, UriKind.Relative)));

    private static async Task<JsonElement> OkAsync(Task<HttpResponseMessage> asking)
    {
        using var response = await asking;
        var body = await response.Content.ReadAsStringAsync();
        var request = response.RequestMessage!;
        return response.IsSuccessStatusCode
            ? JsonElement.Parse(body)
            : throw new InvalidOperationException($"{request.Method} {request.RequestUri} answered {(int)response.StatusCode}: {body}");
    }
}
