using System.Net;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>One chat and one person, whatever names they go by.</summary>
public sealed class IdentityTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private static int _people;

    private readonly int _number = Interlocked.Increment(ref _people);

    private OmniHost Host => fixture.Host;

    private string Phone => $"5511950{_number:000000}";

    private string UserId => $"BR.77123{_number:000000}";

    [Fact]
    public async Task A_user_who_hides_the_number_later_stays_in_the_same_chat_and_is_the_same_person()
    {
        await WriteAsync("shown", "with number", Phone, UserId);

        await WriteAsync("hidden", "without number", phone: null, UserId);

        var messages = await ChatMessagesAsync(Phone);
        messages.Select(m => m.GetProperty("textContent").GetString()).Should().BeEquivalentTo("with number", "without number");
        messages.Select(m => m.GetProperty("senderPersonId").GetString()).Distinct().Should().ContainSingle();
        messages.Select(m => m.GetProperty("senderPlatformIdentityId").GetString()).Distinct().Should().ContainSingle();
        (await Host.ListAsync($"/api/v2/chats/{await ChatIdAsync(Phone)}/participants")).Should().ContainSingle();
    }

    [Fact]
    public async Task A_user_who_shows_the_number_later_keeps_chat_and_person()
    {
        await WriteAsync("hidden", "without number", phone: null, UserId);
        var before = await ChatIdAsync(UserId);

        await WriteAsync("shown", "with number", Phone, UserId);

        (await ChatIdAsync(Phone)).Should().Be(before);
        (await ChatMessagesAsync(Phone)).Select(m => m.GetProperty("senderPersonId").GetString()).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task Two_chats_that_turn_out_to_be_one_become_one()
    {
        await WriteAsync("byPhone", "by phone", Phone, userId: null);
        await WriteAsync("byUser", "by user id", phone: null, UserId);
        var (older, younger) = (await ChatIdAsync(Phone), await ChatIdAsync(UserId));

        await WriteAsync("both", "both", Phone, UserId);

        var chat = (await Host.GetAsync($"/api/v2/chats/{older}")).GetProperty("data");
        chat.GetProperty("messageCount").GetInt32().Should().Be(3);
        chat.GetProperty("unreadCount").GetInt32().Should().Be(3);
        (await Host.GetAsync($"/api/v2/chats/{younger}")).GetProperty("data").GetProperty("id").GetGuid()
            .Should().Be(older, "whoever kept the old id finds the chat");
        var messages = await ChatMessagesAsync(Phone);
        messages.Select(m => m.GetProperty("senderPersonId").GetString()).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task A_user_without_a_number_is_answered_and_reacted_to_as_recipient()
    {
        await WriteAsync("hola", "hola", phone: null, UserId);
        var message = (await ChatMessagesAsync(UserId)).Single();

        (await Host.SendTextAsync(fixture.InstanceId, UserId, "hola!", replyTo: message.GetProperty("id").GetString())).Status
            .Should().Be(HttpStatusCode.Created);
        (await Host.PostAsync(
            "/api/v2/messages/send/reaction",
            new
            {
                fixture.InstanceId,
                to = message.GetProperty("senderPersonId").GetGuid(),
                messageId = Wamid("hola"),
                emoji = "👋",
            })).Status
            .Should().Be(HttpStatusCode.OK);

        var arrived = (await Host.ArrivedAtAsync(UserId)).Select(m => m.GetProperty("message")).ToList();
        arrived.Should().HaveCount(2).And.OnlyContain(m => m.GetProperty("recipient").GetString() == UserId);
        arrived[0].GetProperty("context").GetProperty("message_id").GetString().Should().Be(Wamid("hola"));
        await Eventually.IsAsync(
            () => ChatMessagesAsync(UserId),
            all => all.Any(m => m.GetProperty("deliveryStatus").GetString() == "read"),
            "its statuses land");
    }

    [Fact]
    public async Task A_changed_number_moves_the_chat_and_frees_the_old_number()
    {
        await WriteAsync("before", "old number", Phone, UserId);
        var chat = await ChatIdAsync(Phone);
        var current = $"5511959{_number:000000}";

        await Host.ReceiveAsync(
            TestWebhook.Message(
                Wamid("system"), new { type = "system", system = new { type = "user_changed_number", body = "changed", wa_id = current } },
                Phone, userId: null),
            fixture.InstanceId);
        await WriteAsync("after", "new number", current, UserId);
        await WriteAsync("stranger", "I have this number now", Phone, $"BR.1{UserId[3..]}");

        (await ChatIdAsync(current)).Should().Be(chat);
        (await Host.GetAsync($"/api/v2/chats/{chat}")).GetProperty("data").GetProperty("externalId").GetString().Should().Be(current);
        (await ChatIdAsync(Phone)).Should().NotBe(chat, "somebody else has the old number");
        (await Host.ListAsync("/api/v2/events?eventType=identity.number_changed&limit=100"))
            .Should().Contain(e => e.GetProperty("rawPayload").GetProperty("currentNumber").GetString() == current);
    }

    [Fact]
    public async Task The_wa_id_that_Meta_answers_wins_and_the_digits_dialled_are_remembered()
    {
        var (dialled, waId) = ($"551198{_number:0000000}", $"55118{_number:0000000}");
        await Host.Web.PutAsync(
            new Uri($"/sandbox/users/{dialled}/waId", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(new { waId }));
        await WriteAsync("first", "they wrote first", waId, userId: null);

        await Host.SendTextAsync(fixture.InstanceId, dialled, "and we dial nine digits");

        (await ChatIdAsync(dialled)).Should().Be(await ChatIdAsync(waId));
        (await ChatMessagesAsync(waId)).Should().HaveCount(2);
        (await Host.GetAsync($"/api/v2/chats/{await ChatIdAsync(dialled)}")).GetProperty("data").GetProperty("externalId").GetString()
            .Should().Be(waId);
    }

    [Fact]
    public async Task One_contact_for_the_messages_of_two_people_names_only_its_own()
    {
        var other = $"5511958{_number:000000}";
        var body = System.Text.Json.Nodes.JsonNode.Parse(TestWebhook.Text(Wamid("mine"), Phone, "mine", name: "Maria"))!;
        var messages = body["entry"]![0]!["changes"]![0]!["value"]!["messages"]!.AsArray();
        messages.Add(System.Text.Json.Nodes.JsonNode.Parse(
            $$"""{"from":"{{other}}","id":"{{Wamid("theirs")}}","timestamp":"1763900001","type":"text","text":{"body":"theirs"} }"""));

        await Host.ReceiveAsync(System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()), fixture.InstanceId);

        (await ChatMessagesAsync(Phone)).Should().ContainSingle();
        (await ChatMessagesAsync(other))
            .Should().ContainSingle().Which.GetProperty("senderDisplayName").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("+{0}")]
    [InlineData("00{0}")]
    [InlineData("{0}")]
    public async Task A_number_may_be_written_as_people_write_it(string format)
    {
        var (status, _) = await Host.SendTextAsync(fixture.InstanceId, string.Format(
            System.Globalization.CultureInfo.InvariantCulture, format, $"{Phone[..2]} ({Phone[2..4]}) {Phone[4..9]}-{Phone[9..]}"), "hi");

        status.Should().Be(HttpStatusCode.Created);
        (await Host.ArrivedAtAsync(Phone)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_group_is_written_to_by_its_id()
    {
        const string Group = "Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD";

        var (status, _) = await Host.SendTextAsync(fixture.InstanceId, Group, "bom dia");

        status.Should().Be(HttpStatusCode.Created);
        var arrived = (await Host.ArrivedAtAsync(Group)).Should().ContainSingle().Subject.GetProperty("message");
        arrived.GetProperty("recipient_type").GetString().Should().Be("group");
        arrived.GetProperty("to").GetString().Should().Be(Group);
    }

    private string Wamid(string name) => $"wamid.{_number}.{name}";

    private Task WriteAsync(string name, string text, string? phone, string? userId) =>
        Host.ReceiveAsync(
            TestWebhook.Message(Wamid(name), new { type = "text", text = new { body = text } }, phone, userId), fixture.InstanceId);

    private async Task<Guid> ChatIdAsync(string address) =>
        (await Host.GetAsync($"/api/v2/chats/by-external?instanceId={fixture.InstanceId}&externalId={address}")).GetProperty("data")
            .GetProperty("id").GetGuid();

    private async Task<IReadOnlyList<JsonElement>> ChatMessagesAsync(string address) =>
        await Host.ListAsync($"/api/v2/chats/{await ChatIdAsync(address)}/messages");
}
