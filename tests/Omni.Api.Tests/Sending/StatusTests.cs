using System.Net;
using Omni.Testing;

namespace Omni.Api.Tests.Sending;

/// <summary>
/// Statuses land on the right message, also when they come before the send's answer, and errors are told in Omni's words.
/// </summary>
public sealed class StatusTests(HostFixture fixture) : IClassFixture<HostFixture>, IAsyncDisposable
{
    private static int _people;

    private readonly string _phone = $"5511983{Interlocked.Increment(ref _people):000000}";

    private OmniHost Host => fixture.Host;

    /// <summary>A test that failed leaves no webhooks behind for the next one.</summary>
    public async ValueTask DisposeAsync() => await HoldWebhooksAsync(paused: false);

    [Theory]
    [InlineData("delivered", "delivered", "message.delivered")]
    [InlineData("read", "read", "message.read")]
    [InlineData("played", "read", "message.read")]
    [InlineData("failed", "failed", "message.failed")]
    public async Task A_status_that_comes_before_the_answer_lands_on_its_message(string status, string expected, string eventType)
    {
        await HoldWebhooksAsync(paused: true);
        try
        {
            await Host.PostAsync("/sandbox/faults", new { answerDelayMs = 700 }, Host.Web);
            var sending = Host.SendTextAsync(fixture.InstanceId, _phone, "answered late");
            var arrived = await Eventually.IsAsync(() => Host.ArrivedAtAsync(_phone), all => all.Count == 1, "Meta has it");
            var (wamid, ours) = (arrived[0].GetProperty("id").GetString()!,
                arrived[0].GetProperty("message").GetProperty("biz_opaque_callback_data").GetString()!);

            await Host.ReceiveAsync(
                TestWebhook.Status(wamid, status, _phone, opaque: ours, error: status == "failed" ? 131026 : null), fixture.InstanceId);

            var early = (await Host.GetAsync($"/api/v2/messages/{ours}")).GetProperty("data");
            early.GetProperty("deliveryStatus").GetString().Should().Be(expected);
            early.GetProperty("externalId").GetString().Should().Be(wamid);
            (await sending).Status.Should().Be(HttpStatusCode.Created);
            var late = (await Host.GetAsync($"/api/v2/messages/{ours}")).GetProperty("data");
            late.GetProperty("deliveryStatus").GetString().Should().Be(expected, "the answer does not set it back");
            (await Host.ListAsync($"/api/v2/events?eventType={eventType}&limit=100"))
                .Should().ContainSingle(e => e.GetProperty("externalId").GetString() == wamid).Which.GetProperty("messageId").GetString()
                .Should().Be(ours);
        }
        finally
        {
            await HoldWebhooksAsync(paused: false);
        }
    }

    [Theory]
    [InlineData(131026, false)]
    [InlineData(131047, false)]
    [InlineData(130472, false)]
    [InlineData(131000, true)]
    [InlineData(130429, true)]
    public async Task A_failure_tells_error_code_and_whether_trying_again_can_help(int code, bool isRetryable)
    {
        var (_, sent) = await Host.SendTextAsync(fixture.InstanceId, _phone, "will fail");
        var data = sent.GetProperty("data");
        await HoldWebhooksAsync(paused: true);
        var other = await Host.SendTextAsync(fixture.InstanceId, _phone, "will fail too");
        var wamid = other.Body.GetProperty("data").GetProperty("externalMessageId").GetString()!;

        await Host.ReceiveAsync(TestWebhook.Status(wamid, "failed", _phone, error: code), fixture.InstanceId);
        await HoldWebhooksAsync(paused: false);

        var told = (await Host.ListAsync("/api/v2/events?eventType=message.failed&limit=100"))
            .Single(e => e.GetProperty("externalId").GetString() == wamid).GetProperty("rawPayload");
        told.GetProperty("errorCode").GetString().Should().Be($"{code}");
        told.GetProperty("retryable").GetBoolean().Should().Be(isRetryable);
        told.GetProperty("error").GetString().Should().Contain($"({code})").And.Contain("the details");
        data.GetProperty("externalMessageId").GetString().Should().NotBe(wamid, "its neighbour is untouched");
    }

    [Theory]
    [InlineData("""[{"title":"Message undeliverable","error_data":{"details":"no route"}}]""", "Message undeliverable: no route", null)]
    [InlineData("""[{"code":"oops","title":"Odd","error_data":{"details":"why"}}]""", "Odd: why", null)]
    [InlineData("""[{"code":null,"message":"Something happened"}]""", "Something happened", null)]
    [InlineData("""[{"code":0,"title":"AuthException"}]""", "AuthException", "0")]
    [InlineData("""[{"error_data":"only this"}]""", "only this", null)]
    [InlineData("""["plain words"]""", "plain words", null)]
    [InlineData("""{"title":"No list","error_data":{"details":"all the same"}}""", "No list: all the same", null)]
    [InlineData("""[]""", "Meta gave no reason", null)]
    [InlineData("""[{"code":99999999999,"title":"Too large"}]""", "Too large", null)]
    [InlineData("""[{"title":"first"},{"code":"131026","title":"Undeliverable"}]""",
        "(131026) Undeliverable — the recipient cannot be reached on WhatsApp", "131026")]
    public async Task A_failure_without_a_number_keeps_Metas_words_and_invents_no_cause(string errors, string expected, string? code)
    {
        await HoldWebhooksAsync(paused: true);
        var sent = await Host.SendTextAsync(fixture.InstanceId, _phone, "will fail without a number");
        var data = sent.Body.GetProperty("data");

        await Host.ReceiveAsync(TestWebhook.Failed(data.GetProperty("externalMessageId").GetString()!, _phone, errors), fixture.InstanceId);
        await HoldWebhooksAsync(paused: false);

        var message = (await Host.GetAsync($"/api/v2/messages/{data.GetProperty("id").GetString()}")).GetProperty("data");
        message.GetProperty("deliveryStatus").GetString().Should().Be("failed");
        message.GetProperty("errorMessage").GetString().Should().Be(expected);
        message.GetProperty("errorCode").GetString().Should().Be(code);
    }

    [Theory]
    [InlineData("delivered", "")]
    [InlineData("read", "")]
    [InlineData("delivered", "read")]
    public async Task A_failure_after_the_delivery_is_kept_on_row_and_event_and_changes_neither(string known, string next)
    {
        await HoldWebhooksAsync(paused: true);
        var (_, sent) = await Host.SendTextAsync(fixture.InstanceId, _phone, "arrives");
        var (id, wamid) = (sent.GetProperty("data").GetProperty("id").GetGuid(),
            sent.GetProperty("data").GetProperty("externalMessageId").GetString()!);

        await Host.ReceiveAsync(TestWebhook.Status(wamid, known, _phone), fixture.InstanceId);
        await Host.ReceiveAsync(TestWebhook.Status(wamid, "failed", _phone, error: 131000), fixture.InstanceId);
        if (next.Length > 0) await Host.ReceiveAsync(TestWebhook.Status(wamid, next, _phone), fixture.InstanceId);

        var row = (await Host.GetAsync($"/api/v2/messages/{id}")).GetProperty("data");
        row.GetProperty("deliveryStatus").GetString().Should().Be(next.Length > 0 ? next : known);
        (row.GetProperty("errorCode").GetString(), row.GetProperty("errorMessage").GetString()!.Contains("the details"))
            .Should().Be(("131000", true));
        var events = (await Host.ListAsync("/api/v2/events?limit=100"))
            .Where(e => e.GetProperty("externalId").GetString() == wamid).ToList();
        events.Should().NotContain(e => e.GetProperty("eventType").GetString() == "message.failed");
        var late = events.Should().ContainSingle(e => e.GetProperty("eventType").GetString() == "message.failed_late").Which;
        late.GetProperty("rawPayload").GetProperty("deliveryStatus").GetString().Should().Be(known);
        late.GetProperty("rawPayload").GetProperty("errorCode").GetString().Should().Be("131000");
        late.GetProperty("status").GetString().Should().Be("completed");
        await HoldWebhooksAsync(paused: false);
    }

    [Fact]
    public async Task A_voice_note_that_was_played_ends_as_read()
    {
        var (_, sent) = await Host.PostAsync(
            "/api/v2/messages/send/media",
            new
            {
                fixture.InstanceId,
                to = _phone,
                type = "audio",
                base64 = Convert.ToBase64String(TestMedia.OggOpus()),
                voiceNote = true,
            });

        await Eventually.IsAsync(
            async () => (await Host.GetAsync($"/api/v2/messages/{sent.GetProperty("data").GetProperty("id").GetGuid()}"))
                .GetProperty("data").GetProperty("deliveryStatus").GetString(), s => s == "read", "it was played");
    }

    [Fact]
    public async Task Outside_the_window_only_a_template_passes()
    {
        await Host.Web.PutAsync(
            new Uri($"/sandbox/users/{_phone}/window", UriKind.Relative),
            System.Net.Http.Json.JsonContent.Create(new { open = false, phoneNumberId = TestNumber.Fixtures.PhoneNumberId }));

        var (status, answer) = await Host.SendTextAsync(fixture.InstanceId, _phone, "too late");
        var template = await Host.PostAsync(
            "/api/v2/messages/send/template", new { fixture.InstanceId, to = _phone, name = "hello_world", language = "en_US" });

        status.Should().Be(HttpStatusCode.Created, "Meta accepts it first");
        var id = Uri.EscapeDataString(answer.GetProperty("data").GetProperty("messageId").GetString()!);
        var failed = await Eventually.IsAsync(
            async () => (await Host.GetAsync($"/api/v2/messages/{id}")).GetProperty("data"),
            message => message.GetProperty("deliveryStatus").GetString() == "failed", "its status says that it failed");
        failed.GetProperty("errorCode").GetString().Should().Be("131047");
        template.Status.Should().Be(HttpStatusCode.Created);
    }

    private Task HoldWebhooksAsync(bool paused) =>
        Host.Web.PutAsync(new Uri("/sandbox/webhooks", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(new { paused }));
}
