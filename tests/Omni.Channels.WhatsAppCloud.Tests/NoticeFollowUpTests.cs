using System.Text.Json;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Webhooks;
using Omni.Contract.Contents;
using Omni.Contract.Events;
using Omni.Testing;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace Omni.Channels.WhatsAppCloud.Tests;

/// <summary>What follows from a notice, once it is stored.</summary>
public sealed class NoticeFollowUpTests : IAsyncLifetime
{
    private readonly PluginFixture _fixture = new();

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    public async ValueTask InitializeAsync()
    {
        _fixture.Graph.Given(Request.Create().UsingGet()).AtPriority(10)
            .RespondWith(Response.Create().WithBodyAsJson(new { id = TestNumber.Fixtures.PhoneNumberId }));
        _fixture.Graph.Given(Request.Create().UsingGet().WithPath(path => path.EndsWith("/phone_numbers", StringComparison.Ordinal)))
            .RespondWith(Response.Create().WithBodyAsJson(new { data = new[] { new { id = TestNumber.Fixtures.PhoneNumberId } } }));
        await _fixture.ConnectAsync();
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_loss_takes_the_number_out_of_service_when_it_is_stored_and_not_before()
    {
        var events = await InterpretAsync("account_update", """{"event":"PARTNER_REMOVED"}""", Now);
        (await StatusAsync()).IsConnected.Should().BeTrue("nothing is stored yet");

        _fixture.Plugin.OnStored(events);

        (await StatusAsync()).Error!.Code.Should().Be("ACCOUNT_LOST");
        _fixture.Emitted.Should().NotContain(e => e.Type == EventTypes.InstanceDisconnected, "the webhook's own event says it");
    }

    [Fact]
    public async Task A_number_that_was_connected_again_between_the_commit_and_what_follows_stays_connected()
    {
        var events = await InterpretAsync("account_update", """{"event":"PARTNER_REMOVED"}""", Now - 60);

        _fixture.Plugin.OnStored(events);

        (await StatusAsync()).IsConnected.Should().BeTrue("it was connected after Meta said this");
    }

    [Fact]
    public async Task Templates_that_were_being_read_when_one_changed_are_read_again()
    {
        var (asked, answer) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource());
        var reads = 0;
        _fixture.Graph.Given(Request.Create().UsingGet().WithPath(path => path.EndsWith("/message_templates", StringComparison.Ordinal)))
            .RespondWith(
                Response.Create().WithCallback(async _ =>
                {
                    Interlocked.Increment(ref reads);
                    asked.TrySetResult();
                    await answer.Task;
                    return new WireMock.ResponseMessage
                    {
                        StatusCode = 200,
                        Headers = new Dictionary<string, WireMock.Types.WireMockList<string>>
                        {
                            ["Content-Type"] = new("application/json"),
                        },
                        BodyData = new WireMock.Util.BodyData
                        {
                            DetectedBodyType = WireMock.Types.BodyType.String,
                            BodyAsString =
                                """{"data":[{"name":"a","language":"en_US","status":"APPROVED","category":"UTILITY","components":[{"type":"BODY","text":"One {{1}}"}]}]}""",
                        },
                    };
                }));
        var first = PrepareAsync();
        await asked.Task;

        _fixture.Plugin.OnStored(
            await InterpretAsync("message_template_status_update", """{"event":"PAUSED","message_template_id":1}""", Now));
        answer.SetResult();
        await first;
        await PrepareAsync();

        reads.Should().Be(2, "what was read may be older than the change");
    }

    private Task<Preparation> PrepareAsync() => _fixture.Plugin.PrepareAsync(
        _fixture.InstanceId,
        new OutgoingDraft
        {
            To = "5511987654321",
            Content = new TemplateContent { Template = "a", Language = "en_US", Parameters = JsonElement.Parse("""["x"]""") },
        },
        CancellationToken.None);

    private Task<ConnectionStatus> StatusAsync() => _fixture.Plugin.GetStatusAsync(_fixture.InstanceId, CancellationToken.None);

    private async Task<IReadOnlyList<OmniEvent>> InterpretAsync(string field, string value, long seconds)
    {
        var sink = new Sink();
        await _fixture.Plugin.ProcessAsync(new ReceivedWebhook
        {
            Id = 1,
            VerifiedBy = new Secret(TestNumber.Fixtures.AppSecret).Fingerprint,
            ReceivedAt = TimeProvider.System.GetUtcNow(),
            Body = TestWebhook.Account(field, value, seconds),
        }, sink, CancellationToken.None);
        return sink.Events;
    }

    private sealed class Sink : IWebhookSink
    {
        public List<OmniEvent> Events { get; } = [];

        public ValueTask EmitAsync(OmniEvent @event, CancellationToken ct)
        {
            Events.Add(@event);
            return ValueTask.CompletedTask;
        }

        public void SetAside(string code, string reason) => throw new InvalidOperationException($"{code}: {reason}");
    }
}
