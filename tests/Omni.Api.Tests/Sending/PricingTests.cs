using System.Net;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Sending;

/// <summary>What Meta charges for a message is kept with it, and a text that costs several messages says so.</summary>
public sealed class PricingTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Marketing = """{"billable":true,"pricing_model":"PMP","type":"regular","category":"marketing"}""";

    private static int _people;

    private readonly string _phone = $"5511984{Interlocked.Increment(ref _people):000000}";

    private OmniHost Host => fixture.Host;

    [Theory]
    [InlineData("sent")]
    [InlineData("delivered")]
    [InlineData("read")]
    [InlineData("failed")]
    public async Task The_first_price_of_a_message_is_kept_whichever_status_names_it(string status)
    {
        var (id, wamid) = await SentAsync();

        await ReportAsync(wamid, status, Marketing, """{"id":"c1","expiration_timestamp":"1795500000","origin":{"type":"marketing"}}""");
        await ReportAsync(wamid, "read", """{"billable":false,"pricing_model":"PMP","type":"free_entry_point"}""", "null");

        var message = await MessageAsync(id);
        message.GetProperty("pricing").ToString().Should().Be(
            """{"billable":true,"model":"PMP","type":"regular","category":"marketing","subtype":null,"country":"BR"}""");
        var conversation = message.GetProperty("conversation");
        conversation.GetProperty("id").GetString().Should().Be("c1");
        conversation.GetProperty("origin").GetString().Should().Be("marketing");
        conversation.GetProperty("expiresAt").GetDateTimeOffset().ToUnixTimeSeconds().Should().Be(1_795_500_000);
        if (status == "sent") return;
        var reported = (await Host.ListAsync($"/api/v2/events?eventType=message.{status}&limit=100"))
            .First(e => e.GetProperty("externalId").GetString() == wamid).GetProperty("rawPayload");
        reported.GetProperty("pricing").GetProperty("category").GetString().Should().Be("marketing");
        reported.GetProperty("pricing").GetProperty("country").GetString().Should().Be("BR");
        reported.GetProperty("conversation").GetProperty("id").GetString().Should().Be("c1");
    }

    [Theory]
    [InlineData("""{"billable":"true","pricing_model":"PMP","category":"utility"}""", "utility", true)]
    [InlineData("""{"type":"regular","category":"authentication-international","subtype":"paid_exempt"}""",
        "authentication-international", null)]
    [InlineData("""{"billable":{"x":1},"category":"group_service"}""", "group_service", null)]
    public async Task Odd_and_new_prices_are_kept_as_far_as_they_can_be_read(string pricing, string category, bool? billable)
    {
        var (id, wamid) = await SentAsync();

        await ReportAsync(wamid, "delivered", pricing, """["no object"]""");

        var message = await MessageAsync(id);
        message.GetProperty("pricing").GetProperty("category").GetString().Should().Be(category);
        (message.GetProperty("pricing").GetProperty("billable") is { ValueKind: JsonValueKind.Null }).Should().Be(billable is null);
        message.GetProperty("conversation").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_long_text_says_into_how_many_charged_messages_it_is_split_and_may_be_refused_instead()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 2000));

        var sent = await PostAsync(new { text });
        var queued = await PostAsync(new { text, sendAt = TimeProvider.System.GetUtcNow().AddHours(1).ToString("O") });
        var refused = await PostAsync(new { text, allowSplit = false });
        var whole = await PostAsync(new { text = "short", allowSplit = false });

        sent.Status.Should().Be(HttpStatusCode.Created, sent.Body.ToString());
        sent.Body.GetProperty("data").GetProperty("splitInto").GetInt32().Should().Be(3);
        queued.Status.Should().Be(HttpStatusCode.Accepted);
        queued.Body.GetProperty("data").GetProperty("splitInto").GetInt32().Should().Be(3);
        refused.Status.Should().Be(HttpStatusCode.BadRequest);
        refused.Body.GetProperty("error").GetProperty("details").GetProperty("fields").GetProperty("text")[0].GetString()
            .Should().Contain("split into 3");
        whole.Status.Should().Be(HttpStatusCode.Created);
        whole.Body.GetProperty("data").TryGetProperty("splitInto", out _).Should().BeFalse();
        (await Host.ArrivedAtAsync(_phone)).Should().HaveCount(4);
    }

    /// <summary>A message of which Meta reports only what the test says.</summary>
    private async Task<(string Id, string Wamid)> SentAsync()
    {
        await Host.PostAsync("/sandbox/faults", new { calls = "sends", to = _phone, statuses = "never" }, Host.Web);
        var data = (await Host.SendTextAsync(fixture.InstanceId, _phone, "what does it cost?")).Body.GetProperty("data");
        return (data.GetProperty("id").GetString()!, data.GetProperty("externalMessageId").GetString()!);
    }

    private Task ReportAsync(string wamid, string status, string pricing, string conversation) => Host.ReceiveAsync(
        TestWebhook.Priced(wamid, status, _phone, JsonElement.Parse(pricing), JsonElement.Parse(conversation)), fixture.InstanceId);

    private async Task<JsonElement> MessageAsync(string id) => (await Host.GetAsync($"/api/v2/messages/{id}")).GetProperty("data");

    private Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(object request)
    {
        var body = JsonSerializer.SerializeToNode(request)!.AsObject();
        (body["instanceId"], body["to"]) = (fixture.InstanceId.ToString(), _phone);
        return Host.PostAsync("/api/v2/messages/send", body.ToJsonString());
    }
}
