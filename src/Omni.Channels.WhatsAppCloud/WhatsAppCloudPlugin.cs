using Microsoft.Extensions.Options;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Capabilities;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.Sdk.Webhooks;
using Omni.Channels.WhatsAppCloud.Graph;
using Omni.Channels.WhatsAppCloud.Instances;
using Omni.Channels.WhatsAppCloud.Mapping;
using Omni.Channels.WhatsAppCloud.Senders;
using Omni.Channels.WhatsAppCloud.Webhooks;

namespace Omni.Channels.WhatsAppCloud;

/// <summary>WhatsApp through Meta's official Cloud API. An instance is one business phone number. https://developers.facebook.com/docs/whatsapp/cloud-api</summary>
public sealed class WhatsAppCloudPlugin : BaseChannelPlugin, IWebhookChannel, IConfigurableChannel, IAddressingChannel, ISplittingChannel, IProfileChannel
{
    private readonly InstanceDirectory _directory;
    private readonly WebhookGate _gate;
    private readonly ChangeRouter _router;
    private readonly MessageSender _sender;
    private readonly AccountConnection _connection;
    private readonly WhatsAppCloudOptions _options;

    internal WhatsAppCloudPlugin(
        GraphClient graph, InstanceDirectory directory, WebhookGate gate, ChangeRouter router, MessageSender sender,
        IOptions<WhatsAppCloudOptions> options, TimeProvider time)
        : base(time)
    {
        _directory = directory;
        _gate = gate;
        _router = router;
        _sender = sender;
        _options = options.Value;
        _connection = new AccountConnection(graph, time);
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
        [.. new InstanceSettingsValidator(_options).Validate(InstanceSettings.From(config)).Errors.Select(e => new ConfigFault(e.PropertyName, e.ErrorMessage))];

    /// <inheritdoc/>
    public string? Normalize(string to) => Recipient.Parse(to)?.Id;

    /// <inheritdoc/>
    public IReadOnlyList<MessageContent> Split(MessageContent content) =>
        content is TextContent text ? [.. TextSplitter.Split(text.Text, TextSender.MaxBodyLength).Select(piece => new TextContent { Text = piece })] : [content];

    /// <inheritdoc/>
    public Challenge AnswerChallenge(WebhookRequest request) => _gate.AnswerChallenge(request);

    /// <inheritdoc/>
    public WebhookVerdict Verify(WebhookRequest request) => _gate.Verify(request);

    /// <inheritdoc/>
    public Task ProcessAsync(Delivery delivery, IDeliverySink sink, CancellationToken ct) => _router.RouteAsync(delivery, sink, Emitter.To(sink), ct);

    /// <inheritdoc/>
    public override async Task<ConnectionStatus> GetStatusAsync(Guid instanceId, CancellationToken ct)
    {
        var known = Instances.GetStatus(instanceId);
        if (_directory.Find(instanceId) is not { } instance || known.State == ConnectionState.Connecting) return known;
        if (Time.GetUtcNow() - _connection.CheckedAt(instanceId) < _options.StatusCacheDuration) return known;
        await UpdateStatusAsync(instanceId, await _connection.CheckAsync(instance, known, ct), ct);
        return Instances.GetStatus(instanceId);
    }

    /// <inheritdoc/>
    public Task<ProfileResult> GetProfileAsync(Guid instanceId, CancellationToken ct) =>
        _directory.Find(instanceId) is { } instance
            ? _connection.GetProfileAsync(instance, ct)
            : Task.FromResult<ProfileResult>(new ProfileResult.Failed("NOT_CONNECTED", "The instance is not connected"));

    /// <inheritdoc/>
    protected override async Task<ConnectionStatus> OnConnectAsync(Guid instanceId, InstanceConfig config, CancellationToken ct)
    {
        if (Validate(config) is { Count: > 0 } faults)
            return ConnectionStatus.Failed(new ConnectionError("INVALID_CONFIG", string.Join("; ", faults.Select(f => $"{f.Path} {f.Message}")), Retryable: false), Time.GetUtcNow());

        var instance = WhatsAppInstance.From(instanceId, config.Name, InstanceSettings.From(config), _options, Context.Config.WebhookBaseUrl);
        if (_directory.FindByPhoneNumberId(instance.PhoneNumberId) is { } other && other.InstanceId != instanceId)
            return ConnectionStatus.Failed(new ConnectionError("NUMBER_TAKEN", $"Phone number id {instance.PhoneNumberId} is connected already, as instance '{other.Name}'", Retryable: false), Time.GetUtcNow());

        // Known before the first call: Meta checks the callback while it is being registered, and webhooks may be waiting.
        _directory.Set(instance);
        return await _connection.ConnectAsync(instance, ct);
    }

    /// <inheritdoc/>
    protected override Task OnDisconnectAsync(Guid instanceId, CancellationToken ct)
    {
        _directory.Remove(instanceId);
        _connection.Forget(instanceId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task<SendResult> OnSendAsync(Guid instanceId, OutgoingMessage message, CancellationToken ct)
    {
        if (_directory.Find(instanceId) is not { } instance) return SendResult.NotConnected("The instance is not connected");
        var (result, error) = await _sender.SendAsync(instance, message, ct);

        // The outcome is known: what follows from it must not be cut short by a caller who leaves.
        if (error is { Rule.Action: GraphAction.Disconnect }) await UpdateStatusAsync(instanceId, _connection.Broken(error), CancellationToken.None);
        return result;
    }
}
