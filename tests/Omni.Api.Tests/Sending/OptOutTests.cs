using System.Net;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Sending;

/// <summary>A person who has stopped marketing gets none, by any route and under any name; utility and replies pass.</summary>
public sealed class OptOutTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private static readonly object Sale = new { name = "sale_of_the_day", language = "en_US" };

    private static readonly object Note = new { name = "note_of_the_day", language = "en_US" };

    private static int _people;

    private readonly string _phone = $"5511981{Interlocked.Increment(ref _people):000000}";

    private OmniHost Host => fixture.Host;

    [Theory]
    [InlineData("user_preferences")]
    [InlineData("user_marketing_preferences")]
    public async Task Marketing_to_a_person_who_has_stopped_it_is_refused_until_it_is_resumed(string field)
    {
        await AddTemplatesAsync();
        (await SendAsync(Sale)).Status.Should().Be(HttpStatusCode.Created, "nothing was stopped yet");

        await DecideAsync(field, "stop", seconds: 1_795_400_000);

        var (status, body) = await SendAsync(Sale);
        status.Should().Be(HttpStatusCode.BadGateway, body.ToString());
        body.GetProperty("error").GetProperty("details").GetProperty("errorCode").GetString().Should().Be("131050");
        body.GetProperty("error").GetProperty("details").GetProperty("retryable").GetBoolean().Should().BeFalse();
        (await SendAsync(Note)).Status.Should().Be(HttpStatusCode.Created, "utility passes");
        (await Host.SendTextAsync(fixture.InstanceId, _phone, "a reply passes")).Status.Should().Be(HttpStatusCode.Created);
        (await SendAsync(Sale, $"+{_phone}")).Status.Should().Be(HttpStatusCode.BadGateway, "however the number is written");
        (await SendAsync(Sale, UserId)).Status.Should().Be(HttpStatusCode.BadGateway, "under the user id as well");
        (await Host.ArrivedAtAsync(_phone)).Should().HaveCount(3);
        var contact = await ContactAsync();
        contact.GetProperty("marketingOptOut").GetBoolean().Should().BeTrue();
        contact.GetProperty("marketingChangedAt").GetDateTimeOffset().ToUnixTimeSeconds().Should().Be(1_795_400_000);
        var decided = (await EventsAsync()).Should().ContainSingle().Which.GetProperty("rawPayload");
        decided.GetProperty("isStopped").GetBoolean().Should().BeTrue();

        await DecideAsync(field, "resume", seconds: 1_795_400_100);
        await DecideAsync(field, "stop", seconds: 1_795_400_050);

        (await ContactAsync()).GetProperty("marketingOptOut").GetBoolean().Should().BeFalse("the newest decision counts");
        (await SendAsync(Sale)).Status.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_scheduled_template_and_a_fallback_are_refused_as_well_and_despiteOptOut_sends_and_is_audited()
    {
        await AddTemplatesAsync();
        await Host.PostAsync("/sandbox/faults", new { errorCode = 131047, to = _phone, calls = "sends" }, Host.Web);
        await DecideAsync("user_preferences", "stop", seconds: 1_795_400_000);

        var later = await SendAsync(new { name = "sale_of_the_day", language = "en_US", sendAt = InAnHour });
        var fallback = await Host.PostAsync(
            "/api/v2/messages/send", new { instanceId = fixture.InstanceId, to = _phone, text = "hi", fallbackTemplate = Sale });
        (await Host.ArrivedAtAsync(_phone)).Should().BeEmpty();
        var despite = await SendAsync(new { name = "sale_of_the_day", language = "en_US", despiteOptOut = true });
        await Host.PostAsync("/sandbox/faults", new { errorCode = 131047, to = _phone, calls = "sends" }, Host.Web);
        var instead = await Host.PostAsync("/api/v2/messages/send", new
        {
            instanceId = fixture.InstanceId,
            to = _phone,
            text = "hi",
            fallbackTemplate = Sale,
            despiteOptOut = true,
        });

        later.Status.Should().Be(HttpStatusCode.BadGateway, later.Body.ToString());
        fallback.Status.Should().Be(HttpStatusCode.BadGateway);
        fallback.Body.GetProperty("error").GetProperty("details").GetProperty("errorCode").GetString().Should().Be("131050");
        despite.Status.Should().Be(HttpStatusCode.Created, despite.Body.ToString());
        instead.Status.Should().Be(HttpStatusCode.Created, instead.Body.ToString());
        (await Host.ArrivedAtAsync(_phone)).Select(m => m.GetProperty("message").GetProperty("type").GetString())
            .Should().Equal("template", "template");
        var audit = await Eventually.IsAsync(
            () => Host.ListAsync("/api/v2/audit?limit=100"),
            all => all.Count(e => e.GetProperty("note").GetString() == "despiteOptOut") >= 2, "the audit notes it");
        audit.Where(e => e.GetProperty("note").GetString() is not null).Select(e => e.GetProperty("operation").GetString())
            .Should().Contain(["sendTemplate", "sendText"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refusal_of_Meta_with_131050_is_remembered(bool asStatus)
    {
        await AddTemplatesAsync();
        if (asStatus)
        {
            var sent = await SendAsync(Sale);
            var wamid = sent.Body.GetProperty("data").GetProperty("externalMessageId").GetString()!;
            var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
            await Host.ReceiveAsync(TestWebhook.Status(wamid, "failed", _phone, seconds: now, error: 131050), fixture.InstanceId);
        }
        else
        {
            await Host.PostAsync("/sandbox/faults", new { errorCode = 131050, to = _phone, calls = "sends" }, Host.Web);
            (await SendAsync(Sale)).Status.Should().Be(HttpStatusCode.BadGateway);
        }

        await Eventually.IsAsync(EventsAsync, all => all.Count == 1, "the decision is stored");
        var arrived = (await Host.ArrivedAtAsync(_phone)).Count;
        (await SendAsync(Sale)).Body.GetProperty("error").GetProperty("message").GetString().Should().StartWith("(131050)");
        (await Host.ArrivedAtAsync(_phone)).Should().HaveCount(arrived, "it did not leave");
    }

    private static string InAnHour => TimeProvider.System.GetUtcNow().AddHours(1).ToString("O");

    private string UserId => $"BR.7{_phone}";

    private async Task AddTemplatesAsync()
    {
        foreach (var (name, category) in new[] { ("sale_of_the_day", "MARKETING"), ("note_of_the_day", "UTILITY") })
        {
            var template = new
            {
                name,
                language = "en_US",
                status = "APPROVED",
                category,
                components = new[] { new { type = "BODY", text = "Today only" } },
            };
            await Host.PostAsync($"/sandbox/accounts/{TestNumber.Fixtures.BusinessAccountId}/templates", template, Host.Web);
        }
    }

    private Task DecideAsync(string field, string value, long seconds)
    {
        const string category = "marketing_messages";
        var decision = new { wa_id = _phone, user_id = UserId, detail = "by the user", category, value, timestamp = seconds };
        var body = JsonSerializer.Serialize(new
        {
            messaging_product = "whatsapp",
            metadata = new { display_phone_number = "15550783881", phone_number_id = TestNumber.Fixtures.PhoneNumberId },
            user_preferences = new[] { decision },
        });
        return Host.ReceiveAsync(TestWebhook.Account(field, body, seconds), fixture.InstanceId);
    }

    private Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(object template, string? to = null)
    {
        var body = JsonSerializer.SerializeToNode(template)!.AsObject();
        (body["instanceId"], body["to"]) = (fixture.InstanceId.ToString(), to ?? _phone);
        return Host.PostAsync("/api/v2/messages/send/template", body.ToJsonString());
    }

    private async Task<JsonElement> ContactAsync() =>
        (await Host.ListAsync($"/api/v2/instances/{fixture.InstanceId}/contacts?search={_phone}")).Single();

    private async Task<IReadOnlyList<JsonElement>> EventsAsync() =>
        [.. (await Host.ListAsync("/api/v2/events?eventType=identity.marketing_preference_changed&limit=100"))
            .Where(e => e.GetProperty("rawPayload").ToString().Contains(_phone, StringComparison.Ordinal))];
}
