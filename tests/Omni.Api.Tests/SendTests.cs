using System.Net;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests;

public sealed class SendTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task A_sent_text_arrives_and_ends_as_read()
    {
        var (status, body) = await Host.SendTextAsync(fixture.InstanceId, "+55 (11) 91000-0001", "Olá 👋");

        status.Should().Be(HttpStatusCode.Created);
        var arrived = await Host.ArrivedAtAsync("5511910000001");
        arrived.Should().ContainSingle().Which.GetProperty("message").GetProperty("text").GetProperty("body").GetString()
            .Should().Be("Olá 👋");
        body.GetProperty("data").GetProperty("externalMessageId").GetString().Should().Be(arrived[0].GetProperty("id").GetString());
        var message = await MessageAsync(body, m => m.GetProperty("deliveryStatus").GetString() == "read");
        message.GetProperty("externalId").GetString().Should().Be(arrived[0].GetProperty("id").GetString());
        var events = await Host.ListAsync($"/api/v2/events?limit=100");
        events.Where(e => e.GetProperty("messageId").ValueKind == JsonValueKind.String
            && e.GetProperty("messageId").GetGuid() == message.GetProperty("id").GetGuid())
            .Select(e => e.GetProperty("eventType").GetString())
            .Should().BeEquivalentTo("message.sent", "message.delivered", "message.read");
    }

    [Fact]
    public async Task A_reply_names_the_message_it_answers()
    {
        await fixture.PostWebhookAsync(TestWebhook.Text("wamid.question", "5511910000002", "open today?"));
        await Eventually.IsAsync(() => Host.ListAsync("/api/v2/messages?search=open today"), found => found.Count == 1,
            "the question is there");

        var (_, body) = await Host.SendTextAsync(fixture.InstanceId, "5511910000002", "yes, until six", replyTo: "wamid.question");

        (await Host.ArrivedAtAsync("5511910000002"))[0].GetProperty("message").GetProperty("context").GetProperty("message_id").GetString()
            .Should().Be("wamid.question");
        var message = await MessageAsync(body, _ => true);
        message.GetProperty("quotedText").GetString().Should().Be("open today?");
        message.GetProperty("replyToMessageId").ValueKind.Should().Be(JsonValueKind.String);
    }

    [Fact]
    public async Task A_long_text_goes_out_in_pieces_in_order()
    {
        var text = string.Join(' ', Enumerable.Range(0, 2000).Select(i => $"word{i}"));

        var (status, body) = await Host.SendTextAsync(fixture.InstanceId, "5511910000003", text);

        status.Should().Be(HttpStatusCode.Created);
        var pieces = (await Host.ArrivedAtAsync("5511910000003"))
            .Select(m => m.GetProperty("message").GetProperty("text").GetProperty("body").GetString()!).ToList();
        pieces.Should().HaveCountGreaterThan(1).And.OnlyContain(p => p.Length <= 4096);
        string.Join(' ', pieces).Should().Be(text);
        body.GetProperty("data").GetProperty("parts").GetArrayLength().Should().Be(pieces.Count);
    }

    [Fact]
    public async Task Many_sends_to_one_chat_arrive_in_the_order_they_were_taken()
    {
        var ids = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            var (_, body) = await Host.SendTextAsync(fixture.InstanceId, "5511910000004", $"number {i}");
            ids.Add(body.GetProperty("data").GetProperty("externalMessageId").GetString()!);
        }

        (await Host.ArrivedAtAsync("5511910000004")).Select(m => m.GetProperty("id").GetString()).Should().Equal(ids);
    }

    [Fact]
    public async Task A_person_is_reached_by_UUID()
    {
        await fixture.PostWebhookAsync(TestWebhook.Text("wamid.person", "5511910000005", "it is me"));
        var found = await Eventually.IsAsync(() => Host.ListAsync("/api/v2/messages?search=it is me"), all => all.Count == 1,
            "the message is there");

        var (status, _) = await Host.SendTextAsync(fixture.InstanceId, found[0].GetProperty("senderPersonId").GetString()!, "I know");

        status.Should().Be(HttpStatusCode.Created);
        (await Host.ArrivedAtAsync("5511910000005")).Should().ContainSingle();
    }

    [Theory]
    [InlineData("read,sent,delivered", "read")]
    [InlineData("delivered,sent", "delivered")]
    [InlineData("failed,sent", "failed")]
    [InlineData("delivered,failed", "delivered")]
    [InlineData("failed,delivered", "delivered")]
    [InlineData("played,sent,delivered", "read")]
    public async Task Statuses_in_any_order_end_at_the_furthest(string order, string expected)
    {
        var phone = $"55119200{order.Sum(letter => letter):0000}";
        await Host.Web.PutAsync(
            new Uri("/sandbox/webhooks", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(new { paused = true }));
        try
        {
            var (_, sent) = await Host.SendTextAsync(fixture.InstanceId, phone, $"order {order}");
            var wamid = sent.GetProperty("data").GetProperty("externalMessageId").GetString()!;
            foreach (var status in order.Split(',')) await fixture.PostWebhookAsync(TestWebhook.Status(wamid, status, phone));
            await Host.ProcessedAsync(fixture.InstanceId);

            (await MessageAsync(sent, _ => true)).GetProperty("deliveryStatus").GetString().Should().Be(expected);
        }
        finally
        {
            await Host.Web.PutAsync(
                new Uri("/sandbox/webhooks", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(new { paused = false }));
        }
    }

    [Fact]
    public async Task A_refusal_of_Meta_is_502_with_its_code_and_marks_the_message_failed()
    {
        await FaultAsync(new { errorCode = 131026 });

        var (status, body) = await Host.SendTextAsync(fixture.InstanceId, "5511910000006", "you cannot be reached");

        status.Should().Be(HttpStatusCode.BadGateway);
        var error = body.GetProperty("error");
        error.GetProperty("code").GetString().Should().Be("CHANNEL_SEND_FAILED");
        error.GetProperty("details").GetProperty("errorCode").GetString().Should().Be("131026");
        error.GetProperty("details").GetProperty("omniCode").GetString().Should().Be("META_RECIPIENT_NOT_FOUND");
        error.GetProperty("details").GetProperty("retryable").GetBoolean().Should().BeFalse();
        var message = (await Host.GetAsync($"/api/v2/messages/{error.GetProperty("details").GetProperty("messageId").GetGuid()}"))
            .GetProperty("data");
        message.GetProperty("deliveryStatus").GetString().Should().Be("failed");
        message.GetProperty("errorCode").GetString().Should().Be("131026");
    }

    [Fact]
    public async Task An_answer_lost_after_Meta_took_the_message_is_never_sent_twice_and_a_status_settles_it()
    {
        await FaultAsync(new { drop = "after" });

        var (status, body) = await Host.SendTextAsync(fixture.InstanceId, "5511910000007", "did it go out?");

        status.Should().Be(HttpStatusCode.GatewayTimeout);
        var id = body.GetProperty("error").GetProperty("details").GetProperty("messageId").GetGuid();
        var message = await Eventually.IsAsync(
            async () => (await Host.GetAsync($"/api/v2/messages/{id}")).GetProperty("data"),
            m => m.GetProperty("deliveryStatus").GetString() == "read", "the statuses settle it");
        var arrived = await Host.ArrivedAtAsync("5511910000007");
        arrived.Should().ContainSingle("it went out once").Which.GetProperty("id").GetString()
            .Should().Be(message.GetProperty("externalId").GetString());
    }

    private Task FaultAsync(object fault) => Host.PostAsync("/sandbox/faults", fault, Host.Web);

    private async Task<JsonElement> MessageAsync(JsonElement sent, Func<JsonElement, bool> condition) => await Eventually.IsAsync(
        async () => (await Host.GetAsync($"/api/v2/messages/{sent.GetProperty("data").GetProperty("id").GetGuid()}"))
            .GetProperty("data"), condition, "the message is as expected");
}
