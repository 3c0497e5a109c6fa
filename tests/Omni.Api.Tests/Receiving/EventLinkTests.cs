using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>Events name what caused them, and what the sender links them by.</summary>
public sealed class EventLinkTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Phone = "5511955553001";

    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task Statuses_name_the_sent_event_which_names_the_message_that_it_answers()
    {
        await Host.ReceiveAsync(TestWebhook.Text("wamid.link", Phone, "a question", name: "Maria"), fixture.InstanceId);
        var received = (await EventsAsync("message.received")).Single(e => e.GetProperty("externalId").GetString() == "wamid.link");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/messages/send")
        {
            Content = JsonContent.Create(new { instanceId = fixture.InstanceId, to = Phone, text = "an answer", replyTo = "wamid.link" }),
        };
        request.Headers.Add("x-correlation-id", "journey-42");
        using var response = await Host.Api.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.Should().BeTrue(answer);
        await Host.PostAsync($"/sandbox/users/{Phone}/read", new { });

        var delivered = (await Eventually.IsAsync(() => EventsAsync("message.delivered"), all => all.Any(IsOurs), "it is delivered"))
            .First(IsOurs);
        var sent = (await EventsAsync("message.sent")).Single(IsOurs);

        CauseOf(delivered).Should().Be(sent.GetProperty("id").GetString());
        CauseOf(sent).Should().Be(received.GetProperty("id").GetString());
        CauseOf(received).Should().BeNull();
        (await Host.SendTextAsync(fixture.InstanceId, Phone, "without a name")).Status.Should().Be(System.Net.HttpStatusCode.Created);
        var unnamed = (await EventsAsync("message.sent")).First(e => e.GetProperty("textContent").GetString() == "without a name");
        unnamed.GetProperty("metadata").GetProperty("correlationId").GetString().Should().Be(unnamed.GetProperty("messageId").GetString());

        bool IsOurs(JsonElement e) => e.GetProperty("metadata").GetProperty("correlationId").GetString() == "journey-42";
    }

    [Fact]
    public async Task A_message_that_came_names_its_sender_its_way_and_its_trace()
    {
        await Host.ReceiveAsync(
            TestWebhook.Message("wamid.voice", new { type = "audio", audio = new { id = "771", mime_type = "audio/ogg", voice = true } },
                from: Phone, name: "Maria"), fixture.InstanceId);

        var received = (await EventsAsync("message.received")).Single(e => e.GetProperty("externalId").GetString() == "wamid.voice");

        var (payload, metadata) = (received.GetProperty("rawPayload"), received.GetProperty("metadata"));
        (payload.GetProperty("senderName").GetString(), metadata.GetProperty("ingestMode").GetString()).Should().Be(("Maria", "realtime"));
        metadata.GetProperty("traceId").GetString().Should().MatchRegex("^[0-9a-f]{32}$");
        payload.GetProperty("content").GetProperty("isVoiceNote").GetBoolean().Should().BeTrue();
        var raw = payload.GetProperty("rawPayload");
        (raw.GetProperty("mediaId").GetString(), raw.GetProperty("platformTimestampMs").GetInt64(),
            raw.GetProperty("meta").GetProperty("id").GetString(),
            raw.GetProperty("meta").GetProperty("audio").GetProperty("id").GetString())
            .Should().Be(("771", 1_763_900_000_000, "wamid.voice", "771"));
    }

    private static string? CauseOf(JsonElement @event) =>
        @event.GetProperty("metadata").TryGetProperty("causationId", out var cause) ? cause.GetString() : null;

    private Task<IReadOnlyList<JsonElement>> EventsAsync(string type) => Host.ListAsync($"/api/v2/events?eventType={type}&limit=100");
}
