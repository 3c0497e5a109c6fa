using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Omni.Contract.Errors;
using Omni.Testing;

namespace Omni.Client.Tests;

/// <summary>Calls that are answered badly, late or not at all: what is repeated, how long it waits, and what the caller reads.</summary>
public sealed class CallTests
{
    private const string Sent = """
        {"data":{"id":"01a20e74-7c9f-7997-a274-a048be3f87cf","messageId":"01a20e74-7c9f-7997-a274-a048be3f87cf","status":"sent",
         "instanceId":"01a20e74-7c9f-7997-a274-a048be3f87ce","to":"1","timestamp":1795542703000}}
        """;

    private static readonly Guid Instance = Guid.CreateVersion7();

    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_send_with_a_key_comes_again_when_a_proxy_or_the_host_asks_for_it(int status)
    {
        await using var server = new ScriptedServer((_, number) => number switch
        {
            0 => (Answer(status, "<html>no</html>"), KeepOpen: false),
            1 => (Answer(status, """{"error":{"code":"STORAGE_UNAVAILABLE","message":"later"}}""", "Retry-After: 2"), KeepOpen: false),
            2 => ("", KeepOpen: false),
            _ => (Answer(201, Sent, "x-omni-ignored: threadId, wh%C3%A4t"), KeepOpen: false),
        });
        await using var services = Connect(server.Address);

        var sent = await WaitAsync(services.GetRequiredService<OmniClient>().Send
            .SendAsync(Instance, "5511987654321", "hello", new() { IdempotencyKey = "order-1" }));

        sent.Ignored.Should().Equal("threadId", "whät");
        server.Requests.Should().HaveCount(4).And.OnlyContain(r => r.Contains("Idempotency-Key: order-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_send_without_a_key_is_made_once_and_tells_that_its_outcome_is_unknown()
    {
        await using var server = new ScriptedServer((_, _) => ("", KeepOpen: false));
        await using var services = Connect(server.Address);

        var failure = await FailureOf<OmniConnectionException>(services.GetRequiredService<OmniClient>().Send
            .SendAsync(Instance, "5511987654321", "hello"));

        server.Requests.Should().ContainSingle();
        (failure.IsOutcomeUnknown, failure.IdempotencyKey, failure.Attempts).Should().Be((true, null, 1));
        failure.Message.Should().StartWith("POST /api/v2/messages/send got no answer of http://127.0.0.1:")
            .And.Contain("whether the message goes out is unknown: look for it before you send it again").And.EndWith(".");
    }

    [Fact]
    public async Task A_refusal_that_would_be_the_same_again_is_not_repeated()
    {
        const string refusal = """
            {"error":{"code":"CHANNEL_SEND_FAILED","message":"131047: Re-engagement message.",
             "details":{"messageId":"m-1","errorCode":"131047","retryable":false,"sentBefore":[]}}}
            """;
        await using var server = new ScriptedServer((_, _) => (Answer(502, refusal, "x-request-id: r-1"), KeepOpen: false));
        await using var services = Connect(server.Address);

        var failure = await FailureOf<OmniApiException>(services.GetRequiredService<OmniClient>().Send
            .SendAsync(Instance, "5511987654321", "hello", new() { IdempotencyKey = "order-1" }));

        server.Requests.Should().ContainSingle();
        failure.Message.Should().Be(
            "POST /api/v2/messages/send failed with 502 CHANNEL_SEND_FAILED, request r-1: 131047: Re-engagement message; "
            + "correct the cause before you send it again: the channel refused it.");
        (failure.Code, failure.Details.ErrorCode, failure.Details.Retryable, failure.Details.MessageId)
            .Should().Be((ErrorCode.ChannelSendFailed, "131047", false, "m-1"));
        failure.Details.Others.Should().ContainKey("sentBefore");
    }

    [Fact]
    public async Task A_pause_that_is_too_long_is_the_callers_to_make()
    {
        await using var server = new ScriptedServer((_, _) => (
            Answer(429, """{"error":{"code":"RATE_LIMITED","message":"Too many"}}""", "Retry-After: 3600"), KeepOpen: false));
        await using var services = Connect(server.Address);

        var failure = await FailureOf<OmniApiException>(services.GetRequiredService<OmniClient>().Chats.ListChatsAsync());

        server.Requests.Should().ContainSingle();
        failure.RetryAfter.Should().Be(TimeSpan.FromHours(1));
        failure.Message.Should().EndWith("repeat it after 3600 s.");
    }

    [Fact]
    public async Task A_read_is_repeated_so_often_and_no_more()
    {
        await using var server = new ScriptedServer((_, _) => ("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{", KeepOpen: false));
        await using var services = Connect(server.Address, o => o.MaxRetries = 2);

        var failure = await FailureOf<OmniConnectionException>(services.GetRequiredService<OmniClient>().Chats.ListChatsAsync());

        server.Requests.Should().HaveCount(3);
        (failure.IsOutcomeUnknown, failure.Attempts).Should().Be((false, 3));
        failure.Message.Should().Contain("in 3 attempts").And.EndWith("repeat it.");
    }

    [Fact]
    public async Task A_host_that_is_not_there_has_carried_out_nothing()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}");
        free.Stop();
        await using var services = Connect(address, o => o.MaxRetries = 0);

        var failure = await FailureOf<OmniConnectionException>(services.GetRequiredService<OmniClient>().Keys.CreateKeyAsync(
            new() { Name = "n", Scopes = ["*"] }));

        failure.IsOutcomeUnknown.Should().BeFalse();
        failure.Message.Should().Contain("it was not carried out: check OmniClientOptions.BaseAddress");
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_time_ends_the_call()
    {
        await using var server = new ScriptedServer((_, _) => ("", KeepOpen: true));
        await using var services = Connect(server.Address, o => (o.Timeout, o.MaxRetries) = (TimeSpan.FromSeconds(20), 1));

        var failure = await FailureOf<OmniConnectionException>(services.GetRequiredService<OmniClient>().Send
            .SendAsync(Instance, "5511987654321", "hello", new() { IdempotencyKey = "order-2" }));

        failure.IsTimeout.Should().BeTrue();
        failure.Message.Should().Contain("(nothing came within 20 s)")
            .And.Contain("repeat the call with the same idempotency key 'order-2', which never sends twice");
        server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_caller_who_cancels_waits_for_no_pause()
    {
        await using var server = new ScriptedServer((_, _) => (Answer(503, "no"), KeepOpen: false));
        await using var services = Connect(server.Address);
        using var cancel = new CancellationTokenSource();
        var call = services.GetRequiredService<OmniClient>().Chats.ListChatsAsync(ct: cancel.Token);
        await Eventually.IsAsync(() => Task.FromResult(server.Requests.Count), count => count == 1, "the first attempt was made");

        await cancel.CancelAsync();

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
        server.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData(400, """{"error":{"code":"VALIDATION_ERROR","message":"'text' is required","details":{"fields":{"text":["it"]}}}}""",
        "failed with 400 VALIDATION_ERROR: 'text' is required; correct the request and repeat it: nothing was stored.")]
    [InlineData(504, """{"error":{"code":"CHANNEL_TIMEOUT","message":"No answer","details":{"messageId":"m"}}}""",
        "failed with 504 CHANNEL_TIMEOUT: No answer; read the message instead of sending it again: its outcome is not known yet.")]
    [InlineData(418, """{"error":{"code":"NEW_CODE","message":"New","details":{"fields":"odd"}}}""",
        "failed with 418 NEW_CODE: New; see docs/errors.md.")]
    [InlineData(500, "<html>", "failed with 500 ERROR: Whatever, which is not an answer of Omni's; "
        + "check what stands between the client and the host, such as a proxy.")]
    public async Task Every_error_is_one_sentence(int status, string body, string message)
    {
        await using var server = new ScriptedServer((_, _) => (Answer(status, body), KeepOpen: false));
        await using var services = Connect(server.Address);

        var failure = await FailureOf<OmniApiException>(
            services.GetRequiredService<OmniClient>().Instances.EraseContactAsync(Instance, "5511987654321"));

        failure.Message.Should().Be($"DELETE /api/v2/instances/{Instance}/contacts/… {message}");
    }

    [Fact]
    public async Task An_answer_that_is_none_of_the_host_is_an_error_too()
    {
        await using var server = new ScriptedServer((_, _) => (Answer(200, "<html>Welcome to the hotel</html>"), KeepOpen: false));
        await using var services = Connect(server.Address);

        var failure = await FailureOf<OmniApiException>(services.GetRequiredService<OmniClient>().Chats.ListChatsAsync());

        (failure.Code, failure.Status).Should().Be(("ERROR", HttpStatusCode.OK));
        failure.Message.Should().StartWith("GET /api/v2/chats failed with 200 ERROR: the answer cannot be read");
    }

    private static string Answer(int status, string body, params string[] headers) =>
        $"HTTP/1.1 {status} Whatever\r\nConnection: close\r\nContent-Length: {body.Length}\r\n"
        + string.Concat(headers.Select(h => $"{h}\r\n")) + $"\r\n{body}";

    private ServiceProvider Connect(Uri address, Action<OmniClientOptions>? configure = null) =>
        new ServiceCollection().AddSingleton<TimeProvider>(_time).AddOmniClient(o =>
        {
            (o.BaseAddress, o.ApiKey) = (address, "omni_sk_any");
            configure?.Invoke(o);
        }).BuildServiceProvider();

    private async Task<T> FailureOf<T>(Task call)
        where T : Exception => (await FluentActions.Awaiting(() => WaitAsync(call)).Should().ThrowAsync<T>()).Which;

    private async Task<T> WaitAsync<T>(Task<T> call)
    {
        await WaitAsync((Task)call);
        return await call;
    }

    private async Task WaitAsync(Task call)
    {
        await Eventually.IsAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(call.IsCompleted);
            }, done => done, "the call ended");
        await call;
    }
}
