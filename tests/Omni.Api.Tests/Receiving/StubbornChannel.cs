using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.Sdk.Webhooks;
using Omni.Contract.Contents;
using Omni.Contract.Events.Payloads;
using Omni.Contract.Instances;

namespace Omni.Api.Tests.Receiving;

/// <summary>A channel whose webhooks say how it behaves; a text that is no behaviour becomes a message.</summary>
public sealed class StubbornChannel(TimeProvider time) : BaseChannelPlugin(time), IWebhookChannel
{
    /// <summary>Waits for <see cref="Release"/>, whatever its token says.</summary>
    public const string Hang = "hang";

    /// <summary>The same, but keeps its thread.</summary>
    public const string Block = "block";

    /// <summary>The same, but keeps a processor too.</summary>
    public const string Spin = "spin";

    private readonly ConcurrentDictionary<string, bool> _at = new(StringComparer.Ordinal);

    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override string Id => "stubborn";

    public override string Name => "Stubborn";

    public override string Version => "1.0.0";

    public override ChannelCapabilities Capabilities { get; } = new() { CanSendText = true };

    /// <summary>What it said when it emitted too late.</summary>
    public ConcurrentQueue<Exception> TooLate { get; } = new();

    /// <summary>The texts that it was asked about, each as often as it was.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>The texts that it was asked about while it was at them.</summary>
    public ConcurrentQueue<string> AskedTwiceAtOnce { get; } = new();

    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<StubbornChannel>();
        services.AddSingleton<IChannelPlugin>(provider => provider.GetRequiredService<StubbornChannel>());
    }

    /// <summary>Lets go of everything, now and from now on.</summary>
    public void Release() => _released.TrySetResult();

    public Challenge AnswerChallenge(WebhookRequest request) => new Challenge.Refused("it has none");

    public WebhookVerdict Verify(WebhookRequest request) => new WebhookVerdict.Genuine("nobody");

    public Task ProcessAsync(ReceivedWebhook webhook, IWebhookSink sink, CancellationToken ct)
    {
        var text = Encoding.UTF8.GetString(webhook.Body.Span);
        Asked.Enqueue(text);
        if (!_at.TryAdd(text, value: true)) AskedTwiceAtOnce.Enqueue(text);
        if (text.StartsWith(Block, StringComparison.Ordinal)) _released.Task.Wait(CancellationToken.None);
        while (text.StartsWith(Spin, StringComparison.Ordinal) && !_released.Task.IsCompleted) Thread.SpinWait(1000);
        return EmitAsync(webhook, sink, text);
    }

    protected override Task<ConnectionStatus> OnConnectAsync(Guid instanceId, InstanceConfig config, CancellationToken ct) =>
        Task.FromResult(new ConnectionStatus { State = ConnectionState.Connected, Since = Time.GetUtcNow() });

    protected override Task<SendResult> OnSendAsync(Guid instanceId, OutgoingMessage message, CancellationToken ct) =>
        Task.FromResult<SendResult>(new SendResult.Sent("1"));

    protected override Task OnDestroyAsync()
    {
        Release();
        return Task.CompletedTask;
    }

    private async Task EmitAsync(ReceivedWebhook webhook, IWebhookSink sink, string text)
    {
        if (text.StartsWith(Hang, StringComparison.Ordinal)) await _released.Task;
        _at.TryRemove(text, out _);
        try
        {
            var received = new MessageReceived
            {
                ExternalId = text,
                ChatId = "someone",
                From = "someone",
                Content = new TextContent { Text = text },
            };
            var facts = new EventFacts { Conversation = new Conversation { Sender = new Participant { UserId = "someone" } } };
            await Emitter.To(sink).EmitAsync(webhook.InstanceId!.Value, received, facts, correlationId: null, CancellationToken.None);
        }
        catch (OperationCanceledException e)
        {
            TooLate.Enqueue(e);
            throw;
        }
    }
}
