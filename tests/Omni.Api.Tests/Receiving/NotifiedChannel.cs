using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.Sdk.Webhooks;
using Omni.Contract.Events.Payloads;
using Omni.Contract.Instances;

namespace Omni.Api.Tests.Receiving;

/// <summary>
/// A channel that notes which of its events were stored. A webhook's text is the event's key; what is after a colon is its age in seconds.
/// </summary>
public sealed class NotifiedChannel(TimeProvider time) : BaseChannelPlugin(time), IWebhookChannel, INotifiedChannel
{
    /// <summary>An event on which it fails when it is stored.</summary>
    public const string Breaks = "breaks";

    public override string Id => "notified";

    public override string Name => "Notified";

    public override string Version => "1.0.0";

    public override ChannelCapabilities Capabilities { get; } = new();

    /// <summary>The keys of the events that were stored, in their order.</summary>
    public ConcurrentQueue<string> Stored { get; } = new();

    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<NotifiedChannel>();
        services.AddSingleton<IChannelPlugin>(provider => provider.GetRequiredService<NotifiedChannel>());
    }

    public Challenge AnswerChallenge(WebhookRequest request) => new Challenge.Refused("it has none");

    public WebhookVerdict Verify(WebhookRequest request) => new WebhookVerdict.Genuine("anyone");

    public Task ProcessAsync(ReceivedWebhook webhook, IWebhookSink sink, CancellationToken ct)
    {
        var text = Encoding.UTF8.GetString(webhook.Body.Span);
        var age = text.Split(':') is [_, var seconds]
            ? TimeSpan.FromSeconds(int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture))
            : (TimeSpan?)null;
        var note = new CustomEvent { Name = "custom.note", Data = JsonElement.Parse("{}") };
        return Emitter.To(sink).EmitAsync(webhook.InstanceId!.Value, note, new EventFacts
        {
            UniqueKey = text,
            Notice = age is null ? null : new InstanceNotice("note", DateTimeOffset.UnixEpoch.AddYears(50) - age.Value),
        }, correlationId: null, ct);
    }

    public void OnStored(IReadOnlyList<OmniEvent> events)
    {
        foreach (var @event in events)
        {
            if (@event.UniqueKey == Breaks) throw new InvalidOperationException("It breaks on this one");
            Stored.Enqueue(@event.UniqueKey!);
        }
    }

    protected override Task<ConnectionStatus> OnConnectAsync(Guid instanceId, InstanceConfig config, CancellationToken ct) =>
        Task.FromResult(new ConnectionStatus { State = ConnectionState.Connected, Since = Time.GetUtcNow() });

    protected override Task<SendResult> OnSendAsync(Guid instanceId, OutgoingMessage message, CancellationToken ct) =>
        Task.FromResult<SendResult>(new SendResult.Sent("1"));
}
