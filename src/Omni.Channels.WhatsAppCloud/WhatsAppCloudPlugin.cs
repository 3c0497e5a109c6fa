using System.Collections.Concurrent;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Health;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.Sdk.Webhooks;
using Omni.Channels.WhatsAppCloud.Graph;
using Omni.Channels.WhatsAppCloud.Media;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Sending;
using Omni.Channels.WhatsAppCloud.Templates;
using Omni.Channels.WhatsAppCloud.Webhooks;
using Omni.Contract.Contents;
using Omni.Contract.Events.Payloads;
using Omni.Contract.Instances;

namespace Omni.Channels.WhatsAppCloud;

/// <summary>
/// WhatsApp through Meta's official Cloud API. An instance is one
/// business phone number. https://developers.facebook.com/docs/whatsapp/cloud-api
/// </summary>
public sealed class WhatsAppCloudPlugin
    : BaseChannelPlugin, IWebhookChannel, IConfigurableChannel, IReservingChannel, IAddressingChannel, IPreparingChannel,
        IMediaChannel, IProfileChannel, IReadReceiptChannel, ITypingChannel, IPacedChannel, IProbedChannel, IServiceWindowChannel,
        IErasingChannel, IGatedChannel, INotifiedChannel, IWarningChannel, IMarketingChannel,
        IHoldingChannel
{
    private const string NotConnected = "The instance is not connected";

    private readonly InstanceDirectory _directory;
    private readonly WebhookGate _gate;
    private readonly ChangeRouter _router;
    private readonly NoticeFollowUp _followUp;
    private readonly MessageSender _sender;
    private readonly ReceiptSender _receipts;
    private readonly MediaDownloader _media;
    private readonly NumberConnector _numbers;
    private readonly NumberProfile _profile;
    private readonly GraphProbe _probe;

    /// <summary>By instance: the Graph API version alarm that was last reported as an event.</summary>
    private readonly ConcurrentDictionary<Guid, string> _versionReported = new();

    internal WhatsAppCloudPlugin(
        GraphClient graph, InstanceDirectory directory, WebhookGate gate, NoticeFollowUp followUp, MessageSender sender,
        MediaDownloader media, NumberConnector numbers, TimeProvider time)
        : base(time)
    {
        _directory = directory;
        _gate = gate;
        _router = new ChangeRouter(directory);
        _followUp = followUp;
        _sender = sender;
        _receipts = new ReceiptSender(graph);
        _media = media;
        _numbers = numbers;
        _profile = new NumberProfile(graph);
        _probe = new GraphProbe(graph);
    }

    /// <inheritdoc/>
    public override string Id => ChannelType.WhatsAppCloud;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Aliases { get; } = [ChannelType.WhatsAppBusiness];

    /// <inheritdoc/>
    public override string Name => "WhatsApp Business Cloud";

    /// <inheritdoc/>
    public override string Version => typeof(WhatsAppCloudPlugin).Assembly.GetName().Version!.ToString(3);

    /// <inheritdoc/>
    public override ChannelCapabilities Capabilities => WhatsAppCloudCapabilities.All;

    /// <inheritdoc/>
    public IReadOnlySet<string> PublicCredentials { get; } = new HashSet<string> { "phoneNumberId", "businessAccountId" };

    /// <inheritdoc/>
    public string Expected => Recipient.Expected;

    /// <inheritdoc/>
    public IReadOnlyList<ConfigFault> Validate(InstanceConfig config) => _numbers.Validate(config);

    /// <inheritdoc/>
    public string? AddressOf(InstanceConfig config) =>
        NumberSettings.From(config).PhoneNumberId is { } id && NumberSettingsValidator.IsId(id) ? id : null;

    /// <inheritdoc/>
    public string? Normalize(string to) => Recipient.Parse(to)?.Id;

    /// <inheritdoc/>
    public string? FaultOf(string to) => Recipient.FaultOf(to);

    /// <inheritdoc/>
    public IReadOnlyList<string> OtherSpellings(string recipient) => NumberSpelling.Others(recipient);

    /// <inheritdoc/>
    public Task<Preparation> PrepareAsync(Guid instanceId, OutgoingDraft draft, CancellationToken ct) =>
        _directory.FindOwner(instanceId) is { } instance
            ? _sender.PrepareAsync(instance, draft, ct)
            : Task.FromResult<Preparation>(new Preparation.Unavailable(NotConnected));

    /// <inheritdoc/>
    public SendPace? GetPace(Guid instanceId) => _numbers.PaceOf(instanceId);

    /// <inheritdoc/>
    public string? GetServiceKey(Guid instanceId) => _directory.Find(instanceId) is { } instance ? GraphProbe.KeyOf(instance) : null;

    /// <inheritdoc/>
    public async Task<bool> ProbeAsync(Guid instanceId, CancellationToken ct) =>
        _directory.Find(instanceId) is { } instance && await _probe.AskAsync(instance, ct);

    /// <inheritdoc/>
    public bool NeedsOpenWindow(MessageContent content) => _sender.NeedsOpenWindow(content);

    /// <inheritdoc/>
    public bool NeedsOpenWindow(OutgoingMessage message) => _sender.NeedsOpenWindow(message);

    /// <inheritdoc/>
    public SendResult.Failed OutsideWindow => MessageSender.OutsideWindow;

    /// <inheritdoc/>
    public SendResult.Failed OptedOut => MarketingTemplates.OptedOut;

    /// <inheritdoc/>
    public Task<bool> IsMarketingAsync(Guid instanceId, MessageContent content, CancellationToken ct) =>
        _directory.FindOwner(instanceId) is { } instance ? _sender.IsMarketingAsync(instance, content, ct) : Task.FromResult(false);

    /// <inheritdoc/>
    public SendHold? GetHold(Guid instanceId) => _numbers.HoldOf(instanceId);

    /// <inheritdoc/>
    public ValueTask<SendHold?> FindHoldAsync(Guid instanceId, OutgoingMessage message, CancellationToken ct) =>
        _numbers.FindHoldAsync(instanceId, message, ct);

    /// <inheritdoc/>
    public void ReleaseHolds(Guid instanceId) => _numbers.ReleaseHolds(instanceId);

    /// <inheritdoc/>
    public Challenge AnswerChallenge(WebhookRequest request) => _gate.AnswerChallenge(request);

    /// <inheritdoc/>
    public WebhookVerdict? Precheck(WebhookRequest request) => _gate.Precheck(request);

    /// <inheritdoc/>
    public WebhookVerdict Verify(WebhookRequest request) => _gate.Verify(request);

    /// <inheritdoc/>
    public Task ProcessAsync(ReceivedWebhook webhook, IWebhookSink sink, CancellationToken ct) =>
        _router.RouteAsync(webhook, sink, Emitter.To(sink), ct);

    /// <inheritdoc/>
    public void OnStored(IReadOnlyList<OmniEvent> events) => _followUp.Apply(events, Instances);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte>? Erase(InstanceConfig instance, ReadOnlyMemory<byte> body, IReadOnlySet<string> userIds)
    {
        var settings = NumberSettings.From(instance);
        return WebhookEraser.Erase(body, settings.PhoneNumberId, settings.BusinessAccountId, userIds);
    }

    /// <inheritdoc/>
    public override async Task<ConnectionStatus> GetStatusAsync(Guid instanceId, CancellationToken ct)
    {
        var status = await _numbers.CheckAsync(instanceId, Instances.GetStatus(instanceId), ReservedOf(instanceId), ct);
        if (status is not null) await UpdateStatusAsync(instanceId, status, ct);
        await ReportVersionAsync(instanceId, ct);
        return Instances.GetStatus(instanceId);
    }

    /// <inheritdoc/>
    public IReadOnlyList<ChannelWarning> GetWarnings(Guid instanceId) =>
        _numbers.VersionAlarmOf(instanceId) is { } alarm ? [alarm.ToWarning()] : [];

    /// <inheritdoc/>
    public Task<ProfileResult> GetProfileAsync(Guid instanceId, CancellationToken ct) =>
        _directory.FindOwner(instanceId) is { } instance
            ? _profile.GetAsync(instance, ct)
            : Task.FromResult<ProfileResult>(new ProfileResult.Failed("NOT_CONNECTED", NotConnected));

    /// <inheritdoc/>
    public Task<MediaDownload> OpenMediaAsync(Guid instanceId, RemoteMedia media, CancellationToken ct) =>
        _directory.FindOwner(instanceId) is { } instance
            ? _media.OpenAsync(instance, media, ct)
            : Task.FromResult<MediaDownload>(new MediaDownload.Failed(MediaDownload.NotConnected, NotConnected, CanRetry: true));

    /// <inheritdoc/>
    public async Task<AbilityResult> MarkAsReadAsync(Guid instanceId, string chatId, IReadOnlyList<string> messageIds, CancellationToken ct)
    {
        if (_directory.FindOwner(instanceId) is not { } instance) return new AbilityResult.Failed("NOT_CONNECTED", NotConnected);

        // Marking the last message also marks all earlier ones.
        return messageIds is [.., var last] ? await _receipts.MarkAsReadAsync(instance, last, ct) : new AbilityResult.Done();
    }

    /// <inheritdoc/>
    public async Task<AbilityResult> SendTypingAsync(
        Guid instanceId, string chatId, string? lastMessageId, TimeSpan duration, CancellationToken ct)
    {
        if (_directory.FindOwner(instanceId) is not { } instance) return new AbilityResult.Failed("NOT_CONNECTED", NotConnected);
        if (lastMessageId is null)
            return new AbilityResult.Failed(
                "NO_MESSAGE", "WhatsApp shows typing only in reply to a message: this chat has no inbound message yet");

        // Meta hides the indicator after 25 s or with the reply; no call hides it sooner.
        return duration <= TimeSpan.Zero ? new AbilityResult.Done() : await _receipts.ShowTypingAsync(instance, lastMessageId, ct);
    }

    /// <inheritdoc/>
    public Task<SendResult> SendMessageAsync(Guid instanceId, OutgoingMessage message, IDepartureGate gate, CancellationToken ct) =>
        SendConnectedAsync(instanceId, () => SendThroughAsync(instanceId, message, gate, ct));

    /// <inheritdoc/>
    protected override Task OnInitializeAsync(CancellationToken ct)
    {
        _numbers.Initialize(Context);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<HealthCheck>> GetHealthChecksAsync(CancellationToken ct) =>
        [.. await base.GetHealthChecksAsync(ct), .. _numbers.HealthChecks()];

    /// <inheritdoc/>
    protected override Task<ConnectionStatus> OnConnectAsync(Guid instanceId, InstanceConfig config, CancellationToken ct) =>
        _numbers.ConnectAsync(instanceId, config, ReservedOf(instanceId), ct);

    /// <inheritdoc/>
    protected override Task OnDisconnectAsync(Guid instanceId, CancellationToken ct)
    {
        _versionReported.TryRemove(instanceId, out _);
        _numbers.Forget(instanceId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task<SendResult> OnSendAsync(Guid instanceId, OutgoingMessage message, CancellationToken ct) =>
        SendThroughAsync(instanceId, message, gate: null, ct);

    private async Task<SendResult> SendThroughAsync(Guid instanceId, OutgoingMessage message, IDepartureGate? gate, CancellationToken ct)
    {
        if (_directory.FindOwner(instanceId) is not { } instance)
            return SendResult.NotConnected(NotConnected) with { OmniCode = OmniCodes.NotConnected };
        var (result, error) = await _sender.SendAsync(instance, message, gate, ct);

        // The outcome is known: a caller that cancels must not interrupt its side effects.
        if (error is { Code: MarketingTemplates.OptedOutCode }) await RememberStopAsync(instanceId, message.To, error);
        if (error is { Rule.Action: GraphAction.Disconnect }) await UpdateStatusAsync(instanceId, Broken(error), CancellationToken.None);
        if (error is { Rule.Action: GraphAction.Stop or GraphAction.Forbid }) await AlertAsync(instanceId, HealthLevel.Unhealthy, error);
        if (error is { Rule: { Action: GraphAction.SpamLimit } or { IsAlert: true } })
            await AlertAsync(instanceId, HealthLevel.Degraded, error);
        return result;
    }

    /// <summary>Reports through the channel's health and an event that an operator must act.</summary>
    private async Task AlertAsync(Guid instanceId, HealthLevel level, GraphError error)
    {
        _numbers.Warn(instanceId, level, error.Describe());
        var health = new InstanceHealth { InstanceId = instanceId, ChannelType = Id, Level = level, Reason = error.Describe() };
        await Emitter.EmitAsync(instanceId, health, correlationId: null, CancellationToken.None);
    }

    /// <summary>Reports that the recipient has stopped marketing messages, as Meta's refusal says.</summary>
    private async Task RememberStopAsync(Guid instanceId, string to, GraphError error)
    {
        if (Recipient.Parse(to) is not { Kind: not Recipient.Kinds.Group } who) return;
        var stop = MarketingPreferences.OfRefusal(who.Id, who.Kind == Recipient.Kinds.Phone, error.Describe(), Time.GetUtcNow());
        await Emitter.EmitAsync(instanceId, stop.Payload, stop.Facts, correlationId: null, CancellationToken.None);
    }

    /// <summary>Reports once, as an event, that the instance is degraded because of its Graph API version.</summary>
    private async Task ReportVersionAsync(Guid instanceId, CancellationToken ct)
    {
        if (_numbers.VersionAlarmOf(instanceId) is not { IsDegraded: true } alarm
            || _versionReported.GetValueOrDefault(instanceId) == alarm.Key)
        {
            return;
        }

        await Emitter.EmitAsync(instanceId, new InstanceHealth
        {
            InstanceId = instanceId,
            ChannelType = Id,
            Level = HealthLevel.Degraded,
            Reason = alarm.Message,
        }, new EventFacts { UniqueKey = alarm.Key }, correlationId: null, ct);
        _versionReported[instanceId] = alarm.Key;
    }

    /// <summary>Returns the status after Meta refused the token or the number.</summary>
    private ConnectionStatus Broken(GraphError error) =>
        ConnectionStatus.Failed(new ConnectionError(error.Code.ToString(), error.Describe(), Retryable: false), Time.GetUtcNow());

    /// <summary>Returns the number that the host reserved for the instance; null when there is none.</summary>
    private string? ReservedOf(Guid instanceId) => Instances.Get(instanceId)?.Config.ReservedAddress;
}
