using System.Text.Json;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Webhooks;
using Omni.Testing;

namespace Omni.Channels.WhatsAppCloud.Tests;

/// <summary>A webhook may be interpreted any number of times: it yields equal events and changes nothing of the channel.</summary>
public sealed class PureInterpretationTests(WebhookFuzzTests.Connected connected) : IClassFixture<WebhookFuzzTests.Connected>
{
    public static TheoryData<string> Names => [.. Fixture.Names];

    public static TheoryData<string, string> Notices => new()
    {
        { "account_update", """{"event":"PARTNER_REMOVED"}""" },
        { "account_update", """{"event":"ACCOUNT_DELETED"}""" },
        { "account_update", """{"event":"DISABLED_UPDATE","ban_info":{"waba_ban_state":"DISABLE"}}""" },
        { "account_update", """{"event":"ACCOUNT_VIOLATION","violation_info":{"violation_type":"ADULT"}}""" },
        { "phone_number_quality_update", """{"event":"FLAGGED","display_phone_number":"15550783881"}""" },
        { "message_template_status_update", """{"event":"PAUSED","message_template_id":1}""" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_webhook_that_is_interpreted_twice_yields_equal_events_and_changes_nothing(string name) => IsPureAsync(Fixture.Read(name));

    [Theory]
    [MemberData(nameof(Notices))]
    public Task A_notice_that_is_interpreted_twice_yields_equal_events_and_changes_nothing(string field, string value) =>
        IsPureAsync(TestWebhook.Account(field, value, seconds: 1_763_900_000));

    private async Task IsPureAsync(byte[] body)
    {
        var before = await StateAsync();

        var (first, second) = (await InterpretAsync(body), await InterpretAsync(body));

        second.Should().Equal(first);
        (await StateAsync()).Should().Be(before);
    }

    private async Task<IReadOnlyList<string>> InterpretAsync(byte[] body)
    {
        var sink = new Sink();
        var webhook = new ReceivedWebhook
        {
            Id = 1,
            VerifiedBy = connected.VerifiedBy,
            ReceivedAt = DateTimeOffset.FromUnixTimeSeconds(1_764_000_000),
            Body = body,
        };
        await connected.Fixture.Plugin.ProcessAsync(webhook, sink, CancellationToken.None);
        return sink.Came;
    }

    /// <summary>What the channel knows and has said on its own account.</summary>
    private async Task<string> StateAsync()
    {
        var (plugin, id) = (connected.Fixture.Plugin, connected.Fixture.InstanceId);
        var (status, health) =
            (await plugin.GetStatusAsync(id, CancellationToken.None), await plugin.GetHealthAsync(CancellationToken.None));
        return JsonSerializer.Serialize(new { status, health.Checks, Emitted = connected.Fixture.Emitted.Count });
    }

    private sealed class Sink : IWebhookSink
    {
        public List<string> Came { get; } = [];

        public ValueTask EmitAsync(OmniEvent @event, CancellationToken ct)
        {
            var payload = JsonSerializer.SerializeToElement(@event, OmniJson.Options).GetProperty("payload");
            Came.Add($"{@event.Type} {@event.Metadata.InstanceId} {@event.UniqueKey} {payload}");
            return ValueTask.CompletedTask;
        }

        public void SetAside(string code, string reason) => Came.Add($"{code} {reason}");
    }
}
