using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Omni.Testing;

namespace Omni.WhatsAppCloud.Sandbox.Tests;

/// <summary>The sandbox as a business sees it: Meta's answers, and signed webhooks to a callback of the test's own.</summary>
public sealed class SandboxTests : IAsyncLifetime
{
    private static readonly SandboxNumber Number = SandboxNumber.Default;

    private readonly Channel<(string Signature, byte[] Body)> _received = Channel.CreateBounded<(string, byte[])>(100);
    private readonly WebApplication _app;
    private HttpClient _client = null!;
    private int _refuse;

    public SandboxTests()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Sandbox:StatusDelay"] = "00:00:00.100", ["Sandbox:RetryDelay"] = "00:00:00.020" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSandbox();
        _app = builder.Build();
        _app.MapSandbox();
        _app.MapGet("/callback",
            (HttpRequest request) => request.Query["hub.verify_token"] == "right"
                ? Results.Text(request.Query["hub.challenge"])
                : Results.StatusCode(403));
        _app.MapPost("/callback", async (HttpRequest request) =>
        {
            if (Interlocked.Decrement(ref _refuse) >= 0) return Results.StatusCode(500);
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            await _received.Writer.WriteAsync((request.Headers["X-Hub-Signature-256"].ToString(), body.ToArray()));
            return Results.Ok();
        });
    }

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync();
        _client = NewClient(Number.AccessToken);
        (await ConfigureAsync("right")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await _client.PutAsJsonAsync("/sandbox/users/5511987654321/window", new { open = true })).EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task It_knows_how_many_messages_it_took_and_has_not_answered()
    {
        await SendAsync();
        await _client.PostAsJsonAsync("/sandbox/faults", new { answerDelayMs = 60_000 });
        using var impatience = new CancellationTokenSource();
        var cutOff = _client.PostAsJsonAsync(
            $"/v25.0/{Number.PhoneNumberId}/messages",
            new { messaging_product = "whatsapp", to = "5511987654321", type = "text", text = new { body = "hi" } }, impatience.Token);
        var seen = await TakenAsync(taken => taken.GetProperty("open").GetInt32() == 1);
        seen.GetProperty("taken").GetInt32().Should().Be(2);
        await impatience.CancelAsync();
        await FluentActions.Awaiting(() => cutOff).Should().ThrowAsync<OperationCanceledException>();

        await TakenAsync(taken => taken.GetProperty("open").GetInt32() == 0);

        async Task<JsonElement> TakenAsync(Func<JsonElement, bool> condition)
        {
            while (true)
            {
                var taken = JsonElement.Parse(await _client.GetStringAsync(
                    new Uri("/sandbox/messages/taken", UriKind.Relative), TestContext.Current.CancellationToken));
                if (condition(taken)) return taken;
            }
        }
    }

    [Fact]
    public async Task A_message_is_answered_with_a_wamid_and_three_signed_statuses_follow()
    {
        var wamid = await SendAsync();

        var statuses = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var (signature, body) = await NextAsync();
            signature.Should().Be(Sign(body));
            var status = Value(body).GetProperty("statuses")[0];
            status.GetProperty("id").GetString().Should().Be(wamid);
            status.GetProperty("biz_opaque_callback_data").GetString().Should().Be("our-id");
            statuses.Add(status.GetProperty("status").GetString()!);
        }

        statuses.Should().BeEquivalentTo("sent", "delivered", "read");
    }

    [Fact]
    public async Task A_webhook_that_is_not_answered_200_comes_again()
    {
        _refuse = 2;

        await _client.PostAsJsonAsync("/sandbox/users/5511987654321/messages", new { text = "are you there?" });

        Value((await NextAsync()).Body).GetProperty("messages")[0].GetProperty("text").GetProperty("body").GetString()
            .Should().Be("are you there?");
    }

    [Fact]
    public async Task A_bad_signature_and_a_duplicate_come_when_they_are_asked_for()
    {
        await _client.PutAsJsonAsync("/sandbox/webhooks", new { duplicates = 1, badSignatures = 1 });

        await _client.PostAsJsonAsync("/sandbox/users/5511987654321/messages", new { text = "twice" });

        var both = new[] { await NextAsync(), await NextAsync() };
        both[0].Body.Should().Equal(both[1].Body);
        both.Count(d => d.Signature == Sign(d.Body)).Should().Be(1);
    }

    [Fact]
    public async Task Statuses_overtake_each_other_when_they_are_told_to()
    {
        await _client.PutAsJsonAsync("/sandbox/webhooks", new { reorder = true });

        await SendAsync();

        var first = Value((await NextAsync()).Body).GetProperty("statuses")[0].GetProperty("status").GetString();
        first.Should().Be("delivered", "'sent' was held back");
    }

    [Fact]
    public async Task Meta_refuses_a_wrong_token_a_wrong_proof_and_an_unknown_number()
    {
        using var stranger = NewClient("EAAwrong");

        await ErrorAsync(await stranger.GetAsync(new Uri($"/v25.0/{Number.PhoneNumberId}", UriKind.Relative)), 401, 190);
        await ErrorAsync(await _client.GetAsync(new Uri($"/v25.0/{Number.PhoneNumberId}?appsecret_proof=00", UriKind.Relative)), 400, 100);
        var unknown = await ErrorAsync(await _client.GetAsync(new Uri("/v25.0/42", UriKind.Relative)), 400, 100);
        unknown.GetProperty("error_subcode").GetInt32().Should().Be(33);
    }

    [Theory]
    [InlineData("""{"to":"5511987654321","type":"text","text":{"body":"x"}}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","type":"text","text":{"body":"x"}}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","to":"5511987654321","type":"text"}""", 131008)]
    [InlineData("""{"messaging_product":"whatsapp","to":"5511987654321","type":"text","text":{"body":""}}""", 131008)]
    [InlineData("""{"messaging_product":"whatsapp","to":"005511987654321","type":"text","text":{"body":"x"}}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","to":"5511987654321","type":"hologram"}""", 131051)]
    public async Task A_wrong_message_is_refused_as_Meta_refuses_it(string body, int code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        await ErrorAsync(await _client.PostAsync(new Uri($"/v25.0/{Number.PhoneNumberId}/messages", UriKind.Relative), content), 400, code);
    }

    [Fact]
    public async Task A_callback_that_fails_the_challenge_is_refused() => await ErrorAsync(await ConfigureAsync("wrong"), 400, 2200);

    [Fact]
    public async Task Faults_hit_the_next_calls_and_then_are_over()
    {
        await _client.PostAsJsonAsync("/sandbox/faults", new { errorCode = 130429, count = 2 });
        await _client.PostAsJsonAsync("/sandbox/faults", new { drop = "before" });

        await ErrorAsync(await PostTextAsync(), 429, 130429);
        await ErrorAsync(await PostTextAsync(), 429, 130429);
        await FluentActions.Awaiting(PostTextAsync).Should().ThrowAsync<HttpRequestException>();
        (await PostTextAsync()).StatusCode.Should().Be(HttpStatusCode.OK);
        (await _client.PostAsJsonAsync("/sandbox/faults", new { drop = "sideways" })).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private static string Sign(byte[] body) =>
        $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Number.AppSecret), body))}";

    private static JsonElement Value(byte[] body) =>
        JsonElement.Parse(body).GetProperty("entry")[0].GetProperty("changes")[0].GetProperty("value");

    private static async Task<JsonElement> ErrorAsync(HttpResponseMessage response, int status, int code)
    {
        ((int)response.StatusCode).Should().Be(status);
        var error = JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("error");
        error.GetProperty("code").GetInt32().Should().Be(code);
        error.GetProperty("fbtrace_id").GetString().Should().NotBeNullOrEmpty();
        return error;
    }

    private HttpClient NewClient(string token)
    {
        var client = new HttpClient(new SocketsHttpHandler(), disposeHandler: true) { BaseAddress = new Uri(_app.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    private async Task<(string Signature, byte[] Body)> NextAsync()
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        return await _received.Reader.ReadAsync(limit.Token);
    }

    private Task<HttpResponseMessage> PostTextAsync() => _client.PostAsJsonAsync($"/v25.0/{Number.PhoneNumberId}/messages", new
    {
        messaging_product = "whatsapp",
        to = "5511987654321",
        type = "text",
        text = new { body = "hi" },
        biz_opaque_callback_data = "our-id",
    });

    private async Task<string?> SendAsync() =>
        (await (await PostTextAsync()).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("messages")[0].GetProperty("id").GetString();

    private Task<HttpResponseMessage> ConfigureAsync(string token) => _client.PostAsJsonAsync(
        $"/v25.0/{Number.PhoneNumberId}",
        new { webhook_configuration = new { override_callback_uri = $"{_app.Urls.First()}/callback", verify_token = token } });
}
