using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Sending;

/// <summary>What Omni's agents do besides sending: they hand over, name journeys, and write down what media holds.</summary>
public sealed class HandoffTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task A_hand_over_sends_the_text_and_pauses_the_agents_of_the_chat()
    {
        const string Phone = "5511985600001";
        await Host.ReceiveAsync(TestWebhook.Text("wamid.handoff", Phone, "a human, please"), fixture.InstanceId);
        var chat = (await Host.GetAsync($"/api/v2/chats/by-external?instanceId={fixture.InstanceId}&externalId={Phone}"))
            .GetProperty("data").GetProperty("id").GetGuid();
        using var settings = JsonContent.Create(new { settings = new { team = "sales" } });
        (await Host.Api.PatchAsync(new Uri($"/api/v2/chats/{chat}", UriKind.Relative), settings)).EnsureSuccessStatusCode();

        using var request = JsonContent.Create(new
        {
            fixture.InstanceId,
            chatId = chat,
            to = Phone,
            text = "a human comes",
            motivoHandoff = "asked",
            handoffFields = new { a = 1 },
        });
        using var answer = await Host.Api.PostAsync(new Uri("/api/v2/messages/send/handoff", UriKind.Relative), request);
        var (byChat, _) = await Host.PostAsync(
            "/api/v2/messages/send/handoff", new { fixture.InstanceId, chatId = Phone, to = $"+{Phone}", text = "by its number" });
        var (mismatch, body) = await Host.PostAsync(
            "/api/v2/messages/send/handoff", new { fixture.InstanceId, chatId = chat, to = "5511985600002", text = "x" });

        answer.StatusCode.Should().Be(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        answer.Headers.GetValues("x-omni-ignored").Single().Should().Be("motivoHandoff, handoffFields");
        byChat.Should().Be(HttpStatusCode.Created);
        mismatch.Should().Be(HttpStatusCode.BadRequest, body.ToString());
        (await Host.ArrivedAtAsync(Phone)).Should().HaveCount(2);
        var kept = (await Host.GetAsync($"/api/v2/chats/{chat}")).GetProperty("data").GetProperty("settings");
        kept.GetProperty("agentPaused").GetBoolean().Should().BeTrue();
        kept.GetProperty("team").GetString().Should().Be("sales");
        (await Host.ListAsync("/api/v2/chats?attentionOnly=true")).Select(c => c.GetProperty("id").GetGuid()).Should().Contain(chat);
    }

    [Fact]
    public async Task The_correlation_of_a_send_is_that_of_all_its_events()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/messages/send")
        {
            Content = JsonContent.Create(new { fixture.InstanceId, to = "5511985600003", text = "on a journey" }),
        };
        request.Headers.Add("x-correlation-id", "journey 7");
        using var answer = await Host.Api.SendAsync(request);
        var id = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("data").GetProperty("id").GetGuid();

        var events = await Eventually.IsAsync(
            () => Host.ListAsync($"/api/v2/events?messageId={id}"),
            found => found.Any(e => e.GetProperty("eventType").GetString() == "message.read"), "the statuses came");

        events.Select(e => e.GetProperty("metadata").GetProperty("correlationId").GetString()).Should().AllBe("journey 7");
    }

    [Theory]
    [InlineData("transcription", "transcription", "transcription")]
    [InlineData("image-description", "description", "imageDescription")]
    [InlineData("image-description", "imageDescription", "imageDescription")]
    [InlineData("video-description", "description", "videoDescription")]
    [InlineData("document-extraction", "extraction", "documentExtraction")]
    public async Task What_a_client_writes_down_of_media_is_kept_and_shown(string path, string field, string shown)
    {
        var wamid = $"wamid.{path}/{field}==";
        await Host.ReceiveAsync(TestWebhook.Text(wamid, "5511985600004", "media"), fixture.InstanceId);
        var id = (await Host.GetAsync($"/api/v2/messages/{wamid}")).GetProperty("data").GetProperty("id").GetGuid();

        var (kept, answer) = await PatchAsync($"/api/v2/messages/{wamid}/{path}", new Dictionary<string, string> { [field] = "words" });
        var read = (await Host.GetAsync($"/api/v2/messages/{id}")).GetProperty("data");
        var (missing, _) = await PatchAsync($"/api/v2/messages/{id}/{path}", new Dictionary<string, string>());
        var (cleared, empty) = await PatchAsync($"/api/v2/messages/{id}/{path}", new Dictionary<string, string> { [field] = "" });
        var (unknown, _) = await PatchAsync(
            $"/api/v2/messages/wamid.of.none/{path}", new Dictionary<string, string> { [field] = "words" });

        kept.Should().Be(HttpStatusCode.OK, answer.ToString());
        answer.GetProperty("data").GetProperty(shown).GetString().Should().Be("words");
        read.GetProperty(shown).GetString().Should().Be("words");
        read.GetProperty("chatName").GetString().Should().NotBeNullOrEmpty();
        missing.Should().Be(HttpStatusCode.BadRequest);
        cleared.Should().Be(HttpStatusCode.OK);
        empty.GetProperty("data").GetProperty(shown).ValueKind.Should().Be(JsonValueKind.Null);
        unknown.Should().Be(HttpStatusCode.NotFound);
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> PatchAsync(string path, object body)
    {
        using var content = JsonContent.Create(body);
        using var answer = await Host.Api.PatchAsync(new Uri(path, UriKind.Relative), content);
        return (answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
    }
}
