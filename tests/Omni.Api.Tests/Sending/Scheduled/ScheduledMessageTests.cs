using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Testing;

namespace Omni.Api.Tests.Sending.Scheduled;

/// <summary>Messages at a time, as Omni's clients schedule them: the outbox sends them.</summary>
public sealed class ScheduledMessageTests(ScheduledFixture fixture) : IClassFixture<ScheduledFixture>
{
    private const string Path = "/api/v2/scheduled-messages";

    private static readonly JsonElement Hello = JsonSerializer.SerializeToElement(new { type = "text", text = "hello later" });

    private OmniHost Host => fixture.Fake.Host;

    [Fact]
    public async Task A_scheduled_message_is_listed_until_it_is_sent_at_its_time()
    {
        const string phone = "5511955551001";
        await OpenAsync(phone);
        var second = await ScheduleAsync(phone, Hello, TimeSpan.FromHours(3));
        var first = await ScheduleAsync(phone, Hello, TimeSpan.FromHours(2));
        var id = first.GetProperty("id").GetString()!;
        (first.GetProperty("status").GetString(), first.GetProperty("deliveryMode").GetString(),
            first.GetProperty("chatExternalId").GetString(), first.GetProperty("attemptCount").GetInt32(),
            first.GetProperty("content").GetProperty("text").GetString()).Should().Be(("pending", "local", phone, 0, "hello later"));
        var list = await Host.GetAsync($"{Path}?instanceId={fixture.Fake.InstanceId}&limit=500");
        list.GetProperty("data").EnumerateArray().Select(m => m.GetProperty("id").GetString())
            .Where(one => one == id || one == second.GetProperty("id").GetString())
            .Should().Equal(id, second.GetProperty("id").GetString());
        (list.GetProperty("meta").GetProperty("count").GetInt32(), list.GetProperty("meta").GetProperty("scope").GetString())
            .Should().Be((list.GetProperty("data").GetArrayLength(), "scheduled-via-omni"));

        fixture.Fake.Time.Advance(TimeSpan.FromHours(2));
        var sent = await fixture.Fake.UntilAsync(
            () => GetAsync(id), m => m.GetProperty("status").GetString() == "sent", "its time has come");

        (await fixture.Fake.ArrivedAsync(phone)).Should().Equal("hello later");
        sent.GetProperty("sentExternalId").GetString().Should().StartWith("wamid.");
        sent.GetProperty("sentAt").ValueKind.Should().Be(JsonValueKind.String);
        (await Host.GetAsync(Path)).GetProperty("data").EnumerateArray().Select(m => m.GetProperty("id").GetString())
            .Should().NotContain(id);
        var late = await CancelAsync(id);
        (late.GetProperty("success").GetBoolean(), late.GetProperty("data").GetProperty("status").GetString()).Should().Be((false, "sent"));

        var cancelled = await CancelAsync(second.GetProperty("id").GetString()!);
        var data = cancelled.GetProperty("data");
        (cancelled.GetProperty("success").GetBoolean(), data.GetProperty("status").GetString(), data.GetProperty("canceledAt").ValueKind)
            .Should().Be((true, "canceled", JsonValueKind.String));
        (await CancelAsync(second.GetProperty("id").GetString()!)).GetProperty("success").GetBoolean().Should().BeTrue("again");
        fixture.Fake.Time.Advance(TimeSpan.FromHours(2));
        (await fixture.Fake.ArrivedAsync(phone)).Should().ContainSingle("what was cancelled never leaves");
    }

    [Theory]
    [InlineData("""{"type":"image","mediaUrl":"https://example.com/a.jpg","caption":"a"}""")]
    [InlineData("""{"type":"document","url":"https://example.com/a.pdf","filename":"a.pdf"}""")]
    [InlineData("""{"type":"location","location":{"latitude":1.5,"longitude":2.5,"name":"here"}}""")]
    [InlineData("""{"type":"location","latitude":1.5,"longitude":2.5}""")]
    [InlineData("""{"type":"contact","contact":{"name":"Ana","phone":"+5511987654321"}}""")]
    [InlineData("""{"type":"location_request","text":"Where are you?"}""")]
    [InlineData("""
        {"type":"interactive",
        "interactive":{"type":"location_request_message","body":{"text":"x"},"action":{"name":"send_location"}}}
        """)]
    public async Task Any_content_that_can_be_sent_can_be_scheduled(string content)
    {
        var json = JsonElement.Parse(content);

        var message = await ScheduleAsync("5511955551002", json, TimeSpan.FromHours(5));

        message.GetProperty("content").GetProperty("type").ValueKind.Should().Be(JsonValueKind.String);
        (await CancelAsync(message.GetProperty("id").GetString()!)).GetProperty("success").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task A_fault_is_named_and_nothing_is_stored()
    {
        var later = fixture.Fake.Time.GetUtcNow().AddHours(1).ToString("O");
        var instanceId = fixture.Fake.InstanceId.ToString();
        var past = await PostAsync(new { instanceId, chatId = "5511955551003", content = Hello, sendAt = "2020-01-01T00:00:00Z" });
        (past.Status, past.Body.GetProperty("error").GetProperty("code").GetString())
            .Should().Be((HttpStatusCode.BadRequest, "VALIDATION"));
        (object Body, string Field)[] wrong =
        [
            (new { instanceId = "x", chatId = "5511955551003", content = Hello, sendAt = later }, "instanceId"),
            (new { instanceId, content = Hello, sendAt = later }, "chatId"),
            (new { instanceId, chatId = "5511955551003", content = Hello }, "sendAt"),
            (new { instanceId, chatId = "5511955551003", content = Hello, sendAt = "2099-01-01T00:00:00" }, "sendAt"),
            (new { instanceId, chatId = "5511955551003", content = Hello, sendAt = "2099-01-01T00:00:00Z" }, "sendAt"),
            (new { instanceId, chatId = "5511955551003", content = "hello", sendAt = later }, "content"),
            (new { instanceId, chatId = "5511955551003", content = new { text = "x" }, sendAt = later }, "content"),
            (new { instanceId, chatId = "5511955551003", content = new { type = "text" }, sendAt = later }, "content.text"),
            (new { instanceId, chatId = "5511955551003", content = new { type = "text", tetx = "x" }, sendAt = later }, "tetx"),
        ];
        foreach (var (body, field) in wrong)
        {
            var (status, answer) = await PostAsync(body);
            status.Should().Be(HttpStatusCode.BadRequest, answer.ToString());
            answer.GetProperty("error").GetProperty("details").GetProperty("fields").TryGetProperty(field, out _)
                .Should().BeTrue($"{field}: {answer}");
        }

        foreach (var type in new[] { "poll", "edit", "pix", "nonsense" })
        {
            var content = new { type, text = "x", question = "?", options = new[] { "a", "b" } };
            var (status, answer) = await PostAsync(new { instanceId, chatId = "5511955551003", content, sendAt = later });
            status.Should().Be(HttpStatusCode.BadRequest, answer.ToString());
        }

        (await Host.Api.GetAsync(new Uri($"{Path}/{Guid.Empty}", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var gone = await Host.Api.DeleteAsync(new Uri($"{Path}/{Guid.Empty}", UriKind.Relative));
        gone.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_repeated_request_schedules_once_and_another_instance_is_not_shown()
    {
        var body = BodyOf("5511955551004", Hello, TimeSpan.FromHours(1));
        var ids = new List<string?>();
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", "once");
            using var response = await Host.Api.SendAsync(request);
            response.StatusCode.Should().Be(HttpStatusCode.Created);
            ids.Add(JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("data").GetProperty("id").GetString());
        }

        ids.Distinct().Should().ContainSingle();
        var (_, made) = await Host.PostAsync(
            "/api/v2/keys",
            new
            {
                name = "a stranger's",
                scopes = new[] { "messages:read", "messages:send" },
                instanceIds = new[] { Guid.CreateVersion7() },
            });
        using var stranger = Host.NewClient();
        stranger.DefaultRequestHeaders.Add("x-api-key", made.GetProperty("data").GetProperty("plainTextKey").GetString());
        (await stranger.GetAsync(new Uri($"{Path}/{ids[0]}", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await stranger.DeleteAsync(new Uri($"{Path}/{ids[0]}", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await stranger.PostAsJsonAsync(new Uri(Path, UriKind.Relative), body)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        JsonElement.Parse(await stranger.GetStringAsync(new Uri(Path, UriKind.Relative))).GetProperty("data").GetArrayLength()
            .Should().Be(0);
    }

    private async Task<JsonElement> ScheduleAsync(string phone, JsonElement content, TimeSpan after)
    {
        var (status, answer) = await PostAsync(BodyOf(phone, content, after));
        status.Should().Be(HttpStatusCode.Created, answer.ToString());
        answer.GetProperty("success").GetBoolean().Should().BeTrue();
        return answer.GetProperty("data");
    }

    private JsonObject BodyOf(string phone, JsonElement content, TimeSpan after) => new()
    {
        ["instanceId"] = fixture.Fake.InstanceId.ToString(),
        ["chatId"] = phone,
        ["content"] = JsonNode.Parse(content.GetRawText()),
        ["sendAt"] = fixture.Fake.Time.GetUtcNow().Add(after).ToString("O"),
        ["isThreadBroadcast"] = false,
    };

    private Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(object body) => Host.PostAsync(Path, body);

    private async Task<JsonElement> GetAsync(string id) => (await Host.GetAsync($"{Path}/{id}")).GetProperty("data");

    private async Task<JsonElement> CancelAsync(string id)
    {
        using var response = await Host.Api.DeleteAsync(new Uri($"{Path}/{id}", UriKind.Relative));
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync());
    }

    /// <summary>A customer writes: the service window is open.</summary>
    private async Task OpenAsync(string phone)
    {
        var body = TestWebhook.Text($"wamid.open.{phone}", phone, "hi", seconds: fixture.Fake.Time.GetUtcNow().ToUnixTimeSeconds());
        (await Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), fixture.Fake.InstanceId)).EnsureSuccessStatusCode();
        await Eventually.IsAsync(
            () => Host.ListAsync("/api/v2/events?eventType=message.received&limit=10"),
            all => all.Any(e => e.GetProperty("externalId").GetString() == $"wamid.open.{phone}"), "it is stored");
    }
}
