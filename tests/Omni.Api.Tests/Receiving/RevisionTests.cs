using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>Edits, revokes and reactions change the message that they are about, in whatever order they come.</summary>
public sealed class RevisionTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private static int _people;

    private readonly string _phone = $"5511940{Interlocked.Increment(ref _people):000000}";

    [Fact]
    public async Task An_edit_changes_the_message_and_keeps_what_it_said()
    {
        await WriteAsync("e1", "helo");

        await ReviseAsync(
            "e2",
            new
            {
                type = "edit",
                edit = new { original_message_id = Wamid("e1"), message = new { type = "text", text = new { body = "hello" } } },
            },
            10);
        await ReviseAsync(
            "e3",
            new
            {
                type = "edit",
                edit = new { original_message_id = Wamid("e1"), message = new { type = "text", text = new { body = "hello!" } } },
            },
            20);

        var message = await MessageAsync("e1");
        message.GetProperty("textContent").GetString().Should().Be("hello!");
        message.GetProperty("originalText").GetString().Should().Be("helo");
        message.GetProperty("status").GetString().Should().Be("edited");
        message.GetProperty("editCount").GetInt32().Should().Be(2);
        message.GetProperty("editHistory").EnumerateArray().Select(e => e.GetProperty("text").GetString()).Should().Equal("helo", "hello");
        var chat = await ChatAsync();
        chat.GetProperty("messageCount").GetInt32().Should().Be(1);
        chat.GetProperty("lastMessagePreview").GetString().Should().Be("hello!");
    }

    [Fact]
    public async Task An_older_edit_that_comes_late_changes_nothing_but_the_history()
    {
        await WriteAsync("l1", "one");
        await ReviseAsync(
            "l3",
            new
            {
                type = "edit",
                edit = new { original_message_id = Wamid("l1"), message = new { type = "text", text = new { body = "three" } } },
            },
            20);

        await ReviseAsync(
            "l2",
            new
            {
                type = "edit",
                edit = new { original_message_id = Wamid("l1"), message = new { type = "text", text = new { body = "two" } } },
            },
            10);

        var message = await MessageAsync("l1");
        message.GetProperty("textContent").GetString().Should().Be("three");
        message.GetProperty("editHistory").EnumerateArray().Select(e => e.GetProperty("text").GetString()).Should().Equal("one", "two");
    }

    [Fact]
    public async Task An_edit_that_comes_before_its_message_is_completed_by_it()
    {
        await ReviseAsync(
            "b2",
            new
            {
                type = "edit",
                edit = new { original_message_id = Wamid("b1"), message = new { type = "text", text = new { body = "after" } } },
            },
            10);

        await WriteAsync("b1", "before");

        var message = await MessageAsync("b1");
        message.GetProperty("textContent").GetString().Should().Be("after");
        message.GetProperty("originalText").GetString().Should().Be("before");
        message.GetProperty("rawPayload").GetProperty("id").GetString().Should().Be(Wamid("b1"));
        (await ChatAsync()).GetProperty("messageCount").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task A_revoke_takes_the_message_back_and_keeps_its_history()
    {
        await WriteAsync("r1", "a secret");

        await ReviseAsync("r2", new { type = "revoke", revoke = new { original_message_id = Wamid("r1") } }, 10);

        var message = await MessageAsync("r1");
        message.GetProperty("status").GetString().Should().Be("deleted");
        message.GetProperty("textContent").ValueKind.Should().Be(JsonValueKind.Null);
        message.GetProperty("originalText").GetString().Should().Be("a secret");
        message.GetProperty("deletedAt").ValueKind.Should().Be(JsonValueKind.String);
        (await ChatAsync()).GetProperty("lastMessagePreview").GetString().Should().Be("[Deleted]");
    }

    [Fact]
    public async Task A_reaction_shows_on_its_message_and_in_no_list()
    {
        await WriteAsync("m1", "nice?");

        await ReviseAsync("m2", new { type = "reaction", reaction = new { message_id = Wamid("m1"), emoji = "😮" } }, 10);
        await ReviseAsync("m3", new { type = "reaction", reaction = new { message_id = Wamid("m1"), emoji = "👍" } }, 20);

        var message = await MessageAsync("m1");
        message.GetProperty("reactions").EnumerateArray()
            .Should().ContainSingle("the latest of a person counts").Which.GetProperty("emoji").GetString().Should().Be("👍");
        message.GetProperty("reactionCounts").GetProperty("👍").GetInt32().Should().Be(1);
        var chat = await ChatAsync();
        chat.GetProperty("unreadCount").GetInt32().Should().Be(1);
        (await fixture.Host.ListAsync($"/api/v2/chats/{chat.GetProperty("id").GetGuid()}/messages")).Should().ContainSingle();
        (await fixture.Host.ListAsync($"/api/v2/messages?chatId={chat.GetProperty("id").GetGuid()}&messageType=reaction"))
            .Should().HaveCount(2);
    }

    [Fact]
    public async Task A_reaction_taken_back_is_gone_also_when_the_older_one_comes_late()
    {
        await WriteAsync("t1", "nice?");

        await ReviseAsync("t3", new { type = "reaction", reaction = new { message_id = Wamid("t1"), emoji = "" } }, 20);
        await ReviseAsync("t2", new { type = "reaction", reaction = new { message_id = Wamid("t1"), emoji = "😮" } }, 10);

        (await MessageAsync("t1")).GetProperty("reactions").EnumerateArray().Should().BeEmpty();
    }

    [Fact]
    public async Task A_reaction_that_comes_before_its_message_waits_for_it()
    {
        await ReviseAsync("w2", new { type = "reaction", reaction = new { message_id = Wamid("w1"), emoji = "👍" } }, 10);

        await WriteAsync("w1", "early bird");

        (await MessageAsync("w1")).GetProperty("reactions").EnumerateArray().Should().ContainSingle();
    }

    [Fact]
    public async Task Our_own_reaction_shows_on_their_message()
    {
        await WriteAsync("o1", "nice?");
        var id = (await MessageAsync("o1")).GetProperty("id").GetGuid();

        var (status, _) = await fixture.Host.PostAsync(
            "/api/v2/messages/send/reaction", new { fixture.InstanceId, to = _phone, messageId = id, emoji = "🙏" });

        status.Should().Be(System.Net.HttpStatusCode.OK);
        (await fixture.Host.ArrivedAtAsync(_phone))[0].GetProperty("message").GetProperty("reaction").GetProperty("message_id").GetString()
            .Should().Be(Wamid("o1"), "our id stands for the channel's");
        (await MessageAsync("o1")).GetProperty("reactions").EnumerateArray()
            .Should().ContainSingle().Which.GetProperty("isFromMe").GetBoolean().Should().BeTrue();
        (await ChatAsync()).GetProperty("lastMessagePreview").GetString().Should().Be("nice?");
    }

    private string Wamid(string name) => $"wamid.{_phone}.{name}";

    private Task WriteAsync(string name, string text) =>
        fixture.Host.ReceiveAsync(TestWebhook.Text(Wamid(name), _phone, text), fixture.InstanceId);

    private Task ReviseAsync(string name, object revision, int secondsLater) =>
        fixture.Host.ReceiveAsync(
            TestWebhook.Message(Wamid(name), revision, _phone, userId: $"BR.{_phone}", seconds: 1_763_900_000 + secondsLater),
            fixture.InstanceId);

    private async Task<JsonElement> ChatAsync() =>
        (await fixture.Host.GetAsync($"/api/v2/chats/by-external?instanceId={fixture.InstanceId}&externalId={_phone}")).GetProperty("data");

    private async Task<JsonElement> MessageAsync(string name) =>
        (await fixture.Host.GetAsync(
            $"/api/v2/messages/by-external?chatId={(await ChatAsync()).GetProperty("id").GetGuid()}&externalId={Wamid(name)}"))
            .GetProperty("data");
}
