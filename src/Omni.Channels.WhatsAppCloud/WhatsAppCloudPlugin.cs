using Microsoft.Extensions.Options;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Capabilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Events.Payloads;
using Omni.Channels.Sdk.Health;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.Sdk.Webhooks;
using Omni.Channels.WhatsAppCloud.Graph;
using Omni.Channels.WhatsAppCloud.Handlers;
using Omni.Channels.WhatsAppCloud.Media;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Sending;
using Omni.Channels.WhatsAppCloud.Webhooks;

namespace Omni.Channels.WhatsAppCloud;

/// <summary>WhatsApp through Meta's official Cloud API. An instance is one business phone number. https://developers.facebook.com/docs/whatsapp/cloud-api</summary>
public sealed class WhatsAppCloudPlugin : BaseChannelPlugin, IWebhookChannel, IConfigurableChannel, IReservingChannel, IAddressingChannel, IPreparingChannel,
    IMediaChannel, IProfileChannel, IReadReceiptChannel, ITypingChannel, IPacedChannel, IProbedChannel, IServiceWindowChannel,
    IErasingChannel, IGatedChannel, INotifiedChannel
{
    private const string NotConnected = "The instance is not connected";

    private readonly InstanceDirectory _directory;
    private readonly WebhookGate _gate;
    private readonly ChangeRouter _router;
    private readonly NoticeFollowUp _followUp;
    private readonly MessagePreparer _preparer;
    private readonly MessageSender _sender;
    private readonly ReceiptSender _receipts;
    private readonly MediaDownloader _media;
    private readonly NumberHealth _health;
    private readonly PluginContextAccessor _accessor;
    private readonly NumberPaces _paces = new();
    private readonly GraphProbe _probe;
    private readonly NumberConnection _connection;
    private readonly NumberProfile _profile;
    private readonly WhatsAppCloudOptions _options;

    internal WhatsAppCloudPlugin(
        GraphClient graph, InstanceDirectory directory, WebhookGate gate, NoticeFollowUp followUp, MessagePreparer preparer,
        MessageSender sender, ReceiptSender receipts, MediaDownloader media, NumberHealth health,
        PluginContextAccessor accessor, IOptions<WhatsAppCloudOptions> options, TimeProvider time)
        : base(time)
    {
        _directory = directory;
        _gate = gate;
        _router = new ChangeRouter(directory);
        _followUp = followUp;
        _preparer = preparer;
        _sender = sender;
        _receipts = receipts;
        _media = media;
        _health = health;
        _accessor = accessor;
        _options = options.Value;
        _connection = new NumberConnection(graph, _paces, time);
        _profile = new NumberProfile(graph);
        _probe = new GraphProbe(graph);
    }

    /// <inheritdoc/>
    public override string Id => ChannelType.WhatsAppCloud;

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
    public IReadOnlyList<ConfigFault> Validate(InstanceConfig config) =>
        [.. new NumberSettingsValidator(_options).Validate(NumberSettings.From(config)).Errors.Select(e => new ConfigFault(e.PropertyName, e.ErrorMessage))];

    /// <inheritdoc/>
    public string? AddressOf(InstanceConfig config) => NumberSettings.From(config).PhoneNumberId is { } id && NumberSettingsValidator.IsId(id) ? id : null;

    /// <inheritdoc/>
    public string? Normalize(string to) => Recipient.Parse(to)?.Id;

    /// <inheritdoc/>
    public Task<Preparation> PrepareAsync(Guid instanceId, OutgoingDraft draft, CancellationToken ct) =>
        _directory.FindOwner(instanceId) is { } instance ? _preparer.PrepareAsync(instance, draft, ct) : Task.FromResult<Preparation>(new Preparation.Unavailable(NotConnected));

    /// <inheritdoc/>
    public SendPace? GetPace(Guid instanceId) => _paces.Of(instanceId);

    /// <inheritdoc/>
    public string? GetServiceKey(Guid instanceId) => _directory.Find(instanceId) is { } instance ? GraphProbe.KeyOf(instance) : null;

    /// <inheritdoc/>
    public async Task<bool> ProbeAsync(Guid instanceId, CancellationToken ct) => _directory.Find(instanceId) is { } instance && await _probe.AskAsync(instance, ct);

    /// <inheritdoc/>
    public bool NeedsOpenWindow(MessageContent content) => content is not (TemplateContent or ReactionContent);

    /// <inheritdoc/>
    public SendResult.Failed OutsideWindow => MessageSender.OutsideWindow;

    /// <inheritdoc/>
    public Challenge AnswerChallenge(WebhookRequest request) => _gate.AnswerChallenge(request);

    /// <inheritdoc/>
    public WebhookVerdict? Precheck(WebhookRequest request) => _gate.Precheck(request);

    /// <inheritdoc/>
    public WebhookVerdict Verify(WebhookRequest request) => _gate.Verify(request);

    /// <inheritdoc/>
    public Task ProcessAsync(Delivery delivery, IDeliverySink sink, CancellationToken ct) =>
        _router.RouteAsync(delivery, sink, Emitter.To(sink), ct);

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
        var known = Instances.GetStatus(instanceId);
        if (_directory.Find(instanceId) is not { } instance || known.State == ConnectionState.Connecting) return known;
        if (Time.GetUtcNow() - _connection.CheckedAt(instanceId) < _options.StatusCacheDuration) return known;

        // What is not connected may have no number yet: it gets one the way a connect does.
        var status = known.IsConnected ? await _connection.CheckAsync(instance, known, ct) : NumberConnection.After(known, await ConfirmAsync(instance, ct));
        if (ReferenceEquals(_directory.Find(instanceId), instance)) await UpdateStatusAsync(instanceId, status, ct);
        return Instances.GetStatus(instanceId);
    }

    /// <inheritdoc/>
    public Task<ProfileResult> GetProfileAsync(Guid instanceId, CancellationToken ct) =>
        _directory.FindOwner(instanceId) is { } instance
            ? _profile.GetAsync(instance, ct)
            : Task.FromResult<ProfileResult>(new ProfileResult.Failed("NOT_CONNECTED", NotConnected));

    /// <inheritdoc/>
    public Task<MediaDownload> OpenMediaAsync(Guid instanceId, RemoteMedia media, CancellationToken ct) =>
        _directory.FindOwner(instanceId) is { } instance ? _media.OpenAsync(instance, media, ct) : Task.FromResult<MediaDownload>(new MediaDownload.Failed(MediaDownload.NotConnected, NotConnected, CanRetry: true));

    /// <inheritdoc/>
    public async Task<AbilityResult> MarkAsReadAsync(Guid instanceId, string chatId, IReadOnlyList<string> messageIds, CancellationToken ct)
    {
        if (_directory.FindOwner(instanceId) is not { } instance) return new AbilityResult.Failed("NOT_CONNECTED", NotConnected);

        // Meta takes the last one for all before it.
        return messageIds is [.., var last] ? await _receipts.MarkAsReadAsync(instance, last, ct) : new AbilityResult.Done();
    }

    /// <inheritdoc/>
    public async Task<AbilityResult> SendTypingAsync(Guid instanceId, string chatId, string? lastMessageId, TimeSpan duration, CancellationToken ct)
    {
        if (_directory.FindOwner(instanceId) is not { } instance) return new AbilityResult.Failed("NOT_CONNECTED", NotConnected);
        if (lastMessageId is null) return new AbilityResult.Failed("NO_MESSAGE", "WhatsApp shows typing as the answer to a message: nobody has written in this chat yet");

        // Meta ends it by itself, after 25 s or with the answer: there is no call that ends it sooner.
        return duration <= TimeSpan.Zero ? new AbilityResult.Done() : await _receipts.ShowTypingAsync(instance, lastMessageId, ct);
    }

    /// <inheritdoc/>
    public Task<SendResult> SendMessageAsync(Guid instanceId, OutgoingMessage message, IDepartureGate gate, CancellationToken ct) =>
        SendConnectedAsync(instanceId, () => SendThroughAsync(instanceId, message, gate, ct));

    /// <inheritdoc/>
    protected override Task OnInitializeAsync(CancellationToken ct)
    {
        _accessor.Context = Context;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<HealthCheck>> GetHealthChecksAsync(CancellationToken ct) => [.. await base.GetHealthChecksAsync(ct), .. _health.Checks()];

    /// <inheritdoc/>
    protected override async Task<ConnectionStatus> OnConnectAsync(Guid instanceId, InstanceConfig config, CancellationToken ct)
    {
        if (Validate(config) is { Count: > 0 } faults)
            return ConnectionStatus.Failed(new ConnectionError("INVALID_CONFIG", string.Join("; ", faults.Select(f => $"{f.Path} {f.Message}")), Retryable: false), Time.GetUtcNow());

        var instance = WhatsAppInstance.From(instanceId, config.Name, NumberSettings.From(config), _options, Context.Config.WebhookBaseUrl);

        // Known before the first call: Meta checks the callback while it is being registered, and webhooks may be waiting.
        // Until the number is confirmed its webhooks are verified and kept, and change nothing of whoever owns it.
        _directory.Set(instance, isOwner: config.ReservedAddress == instance.PhoneNumberId);
        return await ConfirmAsync(instance, ct);
    }

    /// <summary>Has Meta confirm the number, and takes it.</summary>
    private async Task<ConnectionStatus> ConfirmAsync(WhatsAppInstance instance, CancellationToken ct)
    {
        // Only while the host keeps another number for the instance than its settings name.
        var before = _directory.FindOwner(instance.InstanceId) is null ? Instances.Get(instance.InstanceId)?.Config.ReservedAddress : null;
        var status = await _connection.ConnectAsync(instance, (ownsAccount, stop) => TakeNumberAsync(instance, ownsAccount, stop), ct);
        if (status.IsConnected) _health.Connected(instance.InstanceId);
        return before is null ? status : status with
        {
            Message = status.IsConnected
                ? $"{status.Message}. This instance has changed its number: it owns phone number id {instance.PhoneNumberId} now, and {before} is free for another instance"
                : $"{status.Message}. This instance keeps phone number id {before} until phone number id {instance.PhoneNumberId} is confirmed",
        };
    }

    /// <summary>The status of an instance that does not get its number; null when it has it.</summary>
    private async Task<ConnectionStatus?> TakeNumberAsync(WhatsAppInstance instance, bool ownsAccount, CancellationToken ct) =>
        await Context.Reservations.ReserveAsync(instance.InstanceId, instance.PhoneNumberId, ct) switch
        {
            AddressReservation.Owned => _directory.Confirm(instance, ownsAccount) ? null : Refused("SETTINGS_CHANGED", "The settings were changed, or the instance was disconnected, while its number was being confirmed"),
            AddressReservation.Taken => Refused(
                "NUMBER_TAKEN",
                $"Phone number id {instance.PhoneNumberId} belongs to another instance of this host. To move it here, first delete that instance or give it another number, then connect this one again"),
            _ => Refused("NO_INSTANCE", "The instance was deleted while its number was being confirmed"),
        };

    private ConnectionStatus Refused(string code, string message) => ConnectionStatus.Failed(new ConnectionError(code, message, Retryable: false), Time.GetUtcNow());

    /// <inheritdoc/>
    protected override Task OnDisconnectAsync(Guid instanceId, CancellationToken ct)
    {
        _directory.Remove(instanceId);
        _connection.Forget(instanceId);
        _health.Forget(instanceId);
        _paces.Forget(instanceId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task<SendResult> OnSendAsync(Guid instanceId, OutgoingMessage message, CancellationToken ct) =>
        SendThroughAsync(instanceId, message, gate: null, ct);

    private async Task<SendResult> SendThroughAsync(Guid instanceId, OutgoingMessage message, IDepartureGate? gate, CancellationToken ct)
    {
        if (_directory.FindOwner(instanceId) is not { } instance) return SendResult.NotConnected(NotConnected);
        var (result, error) = await _sender.SendAsync(instance, message, gate, ct);

        // The outcome is known: what follows from it must not be cut short by a caller who leaves.
        if (error is { Rule.Action: GraphAction.Disconnect }) await UpdateStatusAsync(instanceId, _connection.Broken(error), CancellationToken.None);
        if (error is { Rule.Action: GraphAction.Stop or GraphAction.Forbid }) await AlertAsync(instanceId, HealthLevel.Unhealthy, error);
        if (error is { Rule.Action: GraphAction.SpamLimit }) await AlertAsync(instanceId, HealthLevel.Degraded, error);
        return result;
    }

    /// <summary>Somebody must act: whoever watches the events or the health of the channel is told.</summary>
    private async Task AlertAsync(Guid instanceId, HealthLevel level, GraphError error)
    {
        _health.Set(instanceId, NumberHealth.Sending, level, error.Describe(), Time.GetUtcNow());
        var health = new InstanceHealth { InstanceId = instanceId, ChannelType = Id, Level = level, Reason = error.Describe() };
        await Emitter.EmitAsync(instanceId, health, correlationId: null, CancellationToken.None);
    }
}
