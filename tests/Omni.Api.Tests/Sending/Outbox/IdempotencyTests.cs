using System.Net;
using System.Text.Json;

namespace Omni.Api.Tests.Sending.Outbox;

/// <summary><c>Idempotency-Key</c>: a caller who does not know whether a request came through may repeat it.</summary>
public sealed class IdempotencyTests
{
    private const string Phone = "5511972000001";

    [Fact]
    public async Task The_same_request_again_is_answered_alike_and_sent_once()
    {
        await using var host = await FakeTimeHost.StartAsync();

        var first = await SendAsync(host, "k1", "hello");
        host.Time.Advance(TimeSpan.FromHours(23));
        var again = await SendAsync(host, "k1", "hello");

        first.Status.Should().Be(HttpStatusCode.Created);
        again.Status.Should().Be(HttpStatusCode.Created);
        again.Body.ToString().Should().Be(first.Body.ToString());
        (await host.ArrivedAsync(Phone)).Should().Equal("hello");
    }

    [Fact]
    public async Task Fifty_at_once_become_one_message_and_get_one_answer()
    {
        await using var host = await FakeTimeHost.StartAsync();

        // One clock for all: fifty who let time pass would let half a minute pass in a moment.
        var answers = await host.WhileTimePassesAsync(Task.WhenAll(Enumerable.Range(0, 50).Select(_ => PostAsync(host, "same", "hello"))));

        answers.Should().OnlyContain(a => a.Status == HttpStatusCode.Created);
        answers.Select(a => a.Body.ToString()).Distinct().Should().ContainSingle();
        (await host.ArrivedAsync(Phone)).Should().Equal("hello");
    }

    [Fact]
    public async Task Another_request_with_the_same_key_is_a_conflict()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await SendAsync(host, "k2", "hello");

        var (status, body) = await SendAsync(host, "k2", "something else");

        status.Should().Be(HttpStatusCode.Conflict);
        body.GetProperty("error").GetProperty("code").GetString().Should().Be("CONFLICT");
        (await host.ArrivedAsync(Phone)).Should().Equal("hello");
    }

    [Fact]
    public async Task After_a_day_the_key_is_free_again()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await SendAsync(host, "k3", "hello");
        host.Time.Advance(TimeSpan.FromHours(24.5));

        (await SendAsync(host, "k3", "good morning")).Status.Should().Be(HttpStatusCode.Created);

        (await host.ArrivedAsync(Phone)).Should().Equal("hello", "good morning");
    }

    [Fact]
    public async Task A_failure_is_repeated_as_it_was()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { errorCode = 131026 });

        var first = await SendAsync(host, "k4", "hello");
        var again = await SendAsync(host, "k4", "hello");

        first.Status.Should().Be(HttpStatusCode.BadGateway);
        again.Status.Should().Be(HttpStatusCode.BadGateway);
        Detail(again, "errorCode").Should().Be(Detail(first, "errorCode"));
        Detail(again, "messageId").Should().Be(Detail(first, "messageId"));
        (await host.ArrivedAsync(Phone)).Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_refused_before_it_was_stored_leaves_the_key_free()
    {
        await using var host = await FakeTimeHost.StartAsync();

        (await SendAsync(host, "k5", "")).Status.Should().Be(HttpStatusCode.BadRequest);
        (await SendAsync(host, "k5", "hello")).Status.Should().Be(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(256)]
    [InlineData(0)]
    public async Task A_key_that_is_none_is_told(int length)
    {
        await using var host = await FakeTimeHost.StartAsync();

        (await SendAsync(host, new string('k', length), "hello")).Status.Should().Be(HttpStatusCode.BadRequest);
    }

    private static Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(FakeTimeHost host, string key, string text) =>
        host.WhileTimePassesAsync(PostAsync(host, key, text));

    private static Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(FakeTimeHost host, string key, string text) =>
        host.PostAsync("/api/v2/messages/send", Phone, text, more: null, ("Idempotency-Key", key));

    private static string Detail((HttpStatusCode Status, JsonElement Body) answer, string name) =>
        answer.Body.GetProperty("error").GetProperty("details").GetProperty(name).ToString();
}
