using System.Net;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests;

/// <summary>Read receipts and typing.</summary>
public sealed class ReceiptTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private static int _people;

    private readonly string _phone = $"5511984{Interlocked.Increment(ref _people):000000}";

    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task Reading_a_message_tells_Meta_and_counts_what_came_after_it_as_unread()
    {
        var first = await WriteAsync("one", 0);
        await WriteAsync("two", 10);

        var (status, answer) = await Host.PostAsync($"/api/v2/messages/{first}/read", new { fixture.InstanceId });

        status.Should().Be(HttpStatusCode.OK, answer.ToString());
        answer.GetProperty("success").GetBoolean().Should().BeTrue();
        (await ReceiptsAsync())
            .Should().ContainSingle(r => r.GetProperty("messageId").GetString() == Wamid("one") && !r.GetProperty("isTyping").GetBoolean());
        (await ChatAsync()).GetProperty("unreadCount").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task Reading_a_chat_reads_everything_in_it()
    {
        await WriteAsync("one", 0);
        await WriteAsync("two", 10);

        var (status, _) = await Host.PostAsync(
            $"/api/v2/chats/{(await ChatAsync()).GetProperty("id").GetGuid()}/read", new { fixture.InstanceId });

        status.Should().Be(HttpStatusCode.OK);
        (await ReceiptsAsync()).Should().Contain(r => r.GetProperty("messageId").GetString() == Wamid("two"));
        (await ChatAsync()).GetProperty("unreadCount").GetInt32().Should().Be(0);
    }

    [Fact]
    public async Task Reading_several_messages_reads_the_latest_of_them()
    {
        var one = await WriteAsync("one", 0);
        await WriteAsync("two", 10);

        var (status, _) = await Host.PostAsync(
            "/api/v2/messages/read", new { fixture.InstanceId, chatId = _phone, messageIds = new[] { Wamid("two"), one.ToString() } });

        status.Should().Be(HttpStatusCode.OK);
        (await ReceiptsAsync()).Should().ContainSingle(r => r.GetProperty("messageId").GetString() == Wamid("two"));
    }

    [Fact]
    public async Task Typing_hangs_on_the_last_message_that_came_in()
    {
        await WriteAsync("one", 0);
        await WriteAsync("two", 10);

        (await PresenceAsync("typing")).Status.Should().Be(HttpStatusCode.OK);
        (await PresenceAsync("recording")).Status.Should().Be(HttpStatusCode.OK);
        (await PresenceAsync("paused")).Status.Should().Be(HttpStatusCode.OK);

        var typed = (await ReceiptsAsync()).Where(r => r.GetProperty("messageId").GetString() == Wamid("two")).ToList();
        typed.Should().HaveCount(2, "Meta ends it by itself").And.OnlyContain(r => r.GetProperty("isTyping").GetBoolean());
    }

    [Fact]
    public async Task Where_nobody_wrote_there_is_nothing_to_type_an_answer_to()
    {
        var (status, answer) = await PresenceAsync("typing");

        status.Should().Be(HttpStatusCode.BadRequest);
        answer.GetProperty("error").GetProperty("details").GetProperty("fields").TryGetProperty("to", out _).Should().BeTrue();
    }

    [Fact]
    public async Task Our_own_message_cannot_be_read_and_Metas_refusal_is_told()
    {
        var (_, sent) = await Host.SendTextAsync(fixture.InstanceId, _phone, "ours");
        (await Host.PostAsync($"/api/v2/messages/{sent.GetProperty("data").GetProperty("id").GetGuid()}/read", new { })).Status
            .Should().Be(HttpStatusCode.BadRequest);

        var theirs = await WriteAsync("theirs", 0);
        await Host.PostAsync("/sandbox/faults", new { errorCode = 131009 }, Host.Web);
        var (status, answer) = await Host.PostAsync($"/api/v2/messages/{theirs}/read", new { });
        status.Should().Be(HttpStatusCode.BadGateway);
        answer.GetProperty("error").GetProperty("details").GetProperty("errorCode").GetString().Should().Be("131009");
        (await ChatAsync()).GetProperty("unreadCount").GetInt32().Should().Be(1, "nothing was told");
    }

    [Theory]
    [InlineData(100, HttpStatusCode.NotFound)]
    [InlineData(101, HttpStatusCode.BadRequest)]
    [InlineData(0, HttpStatusCode.BadRequest)]
    public async Task A_hundred_messages_are_read_at_a_time(int count, HttpStatusCode expected)
    {
        var (status, answer) = await Host.PostAsync(
            "/api/v2/messages/read",
            new { fixture.InstanceId, chatId = "nobody", messageIds = Enumerable.Range(0, count).Select(i => $"wamid.{i}") });

        status.Should().Be(expected);
        if (status == HttpStatusCode.BadRequest)
            answer.GetProperty("error").GetProperty("details").GetProperty("fields").TryGetProperty("messageIds", out _).Should().BeTrue();
    }

    private string Wamid(string name) => $"wamid.{_phone}.{name}";

    private async Task<Guid> WriteAsync(string name, int seconds)
    {
        await Host.ReceiveAsync(TestWebhook.Text(Wamid(name), _phone, name, seconds: 1_763_900_000 + seconds), fixture.InstanceId);
        return (await Host.GetAsync(
            $"/api/v2/messages/by-external?chatId={(await ChatAsync()).GetProperty("id").GetGuid()}&externalId={Wamid(name)}"))
            .GetProperty("data").GetProperty("id").GetGuid();
    }

    private Task<(HttpStatusCode Status, JsonElement Body)> PresenceAsync(string type) =>
        Host.PostAsync("/api/v2/messages/send/presence", new { fixture.InstanceId, to = _phone, type });

    private async Task<JsonElement> ChatAsync() =>
        (await Host.GetAsync($"/api/v2/chats/by-external?instanceId={fixture.InstanceId}&externalId={_phone}")).GetProperty("data");

    private async Task<IReadOnlyList<JsonElement>> ReceiptsAsync() => await Host.ListAsync("/sandbox/receipts");
}
