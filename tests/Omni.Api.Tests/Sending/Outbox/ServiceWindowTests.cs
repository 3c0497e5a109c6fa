using System.Net;
using Omni.Testing;

namespace Omni.Api.Tests.Sending.Outbox;

/// <summary>The customer service window: free-form messages within 24 hours of the user's last one, 72 after an ad.</summary>
public sealed class ServiceWindowTests
{
    private const string Phone = "5511973000001";

    private static readonly object Fallback = new { fallbackTemplate = new { name = "hello_world", language = "en_US" } };

    [Theory]
    [InlineData(false, 24)]
    [InlineData(true, 72)]
    public async Task The_chat_shows_until_when_free_form_messages_pass(bool afterAd, int hours)
    {
        await using var host = await FakeTimeHost.StartAsync();
        var at = await WriteAsync(host, afterAd);

        var chat = (await host.Host.ListAsync($"/api/v2/chats?instanceId={host.InstanceId}"))
            .Single(c => c.GetProperty("externalId").GetString() == Phone);

        chat.GetProperty("serviceWindowExpiresAt").GetDateTimeOffset()
            .Should().Be(DateTimeOffset.FromUnixTimeSeconds(at) + TimeSpan.FromHours(hours));
    }

    [Fact]
    public async Task Outside_the_window_a_free_form_message_fails_at_once_with_Metas_code_and_nothing_is_stored()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await WriteAsync(host);
        host.Time.Advance(TimeSpan.FromHours(25));

        var (status, body) = await host.PostAsync("/api/v2/messages/send", Phone, "too late");

        status.Should().Be(HttpStatusCode.BadGateway);
        body.GetProperty("error").GetProperty("details").GetProperty("errorCode").GetString().Should().Be("131047");
        (await host.ArrivedAsync(Phone)).Should().BeEmpty();
        (await host.Host.ListAsync($"/api/v2/messages?instanceId={host.InstanceId}&source=api")).Should().BeEmpty();
    }

    [Fact]
    public async Task Inside_the_window_the_message_goes_out_and_outside_the_template_named_for_that()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await WriteAsync(host);

        var inTime = (await SendAsync(host, "in time", Fallback)).Body.GetProperty("data");
        host.Time.Advance(TimeSpan.FromHours(25));
        var late = (await SendAsync(host, "too late", Fallback)).Body.GetProperty("data");

        inTime.TryGetProperty("fallbackTemplate", out _).Should().BeFalse();
        late.GetProperty("fallbackTemplate").GetProperty("name").GetString().Should().Be("hello_world");
        (await host.ArrivedAsync(Phone)).Should().Equal("in time", "[template]");
    }

    [Fact]
    public async Task A_refusal_by_Meta_itself_takes_the_template_too()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.FaultAsync(new { errorCode = 131047 });

        var (status, body) = await SendAsync(host, "nobody knows of a window", Fallback);

        status.Should().Be(HttpStatusCode.Created, body.ToString());
        (await host.ArrivedAsync(Phone)).Should().Equal("[template]");
        var message = await host.MessageAsync(body.GetProperty("data").GetProperty("id").GetGuid());
        message.GetProperty("attempts").GetInt32().Should().Be(2);
        message.GetProperty("rawPayload").GetProperty("template").GetString().Should().Be("hello_world");
        message.GetProperty("fallbackTemplate").GetProperty("language").GetString().Should().Be("en_US");
        body.GetProperty("data").GetProperty("fallbackTemplate").GetProperty("name").GetString().Should().Be("hello_world");
        (await host.Host.ListAsync($"/api/v2/events?eventType=message.sent&messageId={message.GetProperty("id").GetGuid()}")).Single()
            .GetProperty("rawPayload").GetProperty("fallbackTemplate").GetProperty("name").GetString().Should().Be("hello_world");
    }

    [Fact]
    public async Task A_window_that_closes_while_a_message_waits_takes_the_template_or_fails()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await WriteAsync(host);
        var at = host.Time.GetUtcNow() + TimeSpan.FromHours(26);
        var with = (await host.PostAsync(
            "/api/v2/messages/send", Phone, "later",
            new { sendAt = at, fallbackTemplate = new { name = "hello_world", language = "en_US" } }))
            .Body.GetProperty("data").GetProperty("id").GetGuid();
        var without = (await host.PostAsync("/api/v2/messages/send", Phone, "later still", new { sendAt = at })).Body.GetProperty("data")
            .GetProperty("id").GetGuid();

        host.Time.Advance(TimeSpan.FromHours(26));
        await host.UntilAsync(with, "sent");
        await host.UntilAsync(without, "failed");

        (await host.ArrivedAsync(Phone)).Should().Equal("[template]");
        (await host.MessageAsync(without)).GetProperty("errorCode").GetString().Should().Be("131047");
    }

    [Fact]
    public async Task A_fallback_that_could_not_be_sent_is_told_before_anything_is_stored()
    {
        await using var host = await FakeTimeHost.StartAsync();

        var (status, body) = await host.PostAsync(
            "/api/v2/messages/send", Phone, "x",
            new { fallbackTemplate = new { name = "hello_world", language = "en_US", parameters = new[] { "one too many" } } });
        var (missing, fields) = await host.PostAsync(
            "/api/v2/messages/send", Phone, "x", new { fallbackTemplate = new { name = "hello_world" } });

        status.Should().Be(HttpStatusCode.BadRequest);
        body.GetProperty("error").GetProperty("details").GetProperty("fields").EnumerateObject()
            .Should().OnlyContain(f => f.Name.StartsWith("fallbackTemplate."));
        missing.Should().Be(HttpStatusCode.BadRequest);
        fields.GetProperty("error").GetProperty("details").GetProperty("fields").TryGetProperty("fallbackTemplate.language", out _)
            .Should().BeTrue();
    }

    [Fact]
    public async Task A_template_needs_no_window()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await WriteAsync(host);
        host.Time.Advance(TimeSpan.FromHours(25));

        (await host.PostAsync("/api/v2/messages/send/template", Phone, "x", new { name = "hello_world", language = "en_US" })).Status
            .Should().Be(HttpStatusCode.Created);
    }

    private static Task<(HttpStatusCode Status, System.Text.Json.JsonElement Body)> SendAsync(
        FakeTimeHost host, string text, object more) =>
        host.WhileTimePassesAsync(host.PostAsync("/api/v2/messages/send", Phone, text, more));

    /// <summary>The customer writes, now; answers the time in Unix seconds.</summary>
    private static async Task<long> WriteAsync(FakeTimeHost host, bool afterAd = false)
    {
        var at = host.Time.GetUtcNow().ToUnixTimeSeconds();
        object message = afterAd
            ? new { type = "text", text = new { body = "hi" }, referral = new { source_type = "ad", source_id = "1" } }
            : new { type = "text", text = new { body = "hi" } };
        var body = TestWebhook.Message($"wamid.window.{at}", message, from: Phone, userId: null, seconds: at);
        await host.Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), host.InstanceId);
        await host.UntilAsync(
            () => host.Host.ListAsync($"/api/v2/chats?instanceId={host.InstanceId}"),
            chats => chats.Any(c => c.GetProperty("externalId").GetString() == Phone),
            "the message was processed");
        return at;
    }
}
