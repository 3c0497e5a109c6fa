using Microsoft.Extensions.Options;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Health;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Graph;
using Omni.Contract.Instances;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>
/// Connects instances:
/// 1. validate the settings and add the instance to the directory: its webhooks can be verified from now on;
/// 2. Meta confirms the number (<see cref="NumberConnection"/>);
/// 3. the host reserves the number for the instance: webhooks about the number are now routed to it.
/// </summary>
internal sealed class NumberConnector(
    NumberConnection connection, InstanceDirectory directory, NumberHealth health, NumberHolds holds, GraphVersionWatch versions,
    PluginContextAccessor plugin, IOptions<WhatsAppCloudOptions> options, TimeProvider time)
{
    /// <summary>Stores the host's context: its reservations and its webhook URL.</summary>
    public void Initialize(PluginContext context) => plugin.Context = context;

    public IReadOnlyList<ConfigFault> Validate(InstanceConfig config) =>
        [.. new NumberSettingsValidator(options.Value).Validate(SettingsOf(config))
            .Errors.Select(e => new ConfigFault(e.PropertyName, e.ErrorMessage))];

    private NumberSettings SettingsOf(InstanceConfig config) => NumberSettings.From(config).CompletedBy(options.Value);

    /// <summary>Returns the send rate of the instance's number; null before it was read.</summary>
    public SendPace? PaceOf(Guid instanceId) => connection.PaceOf(instanceId);

    /// <summary>Returns what holds everything that the instance sends; null when nothing does.</summary>
    public SendHold? HoldOf(Guid instanceId) => holds.FindWhole(instanceId);

    /// <summary>Returns what holds a message; null when it may leave.</summary>
    public ValueTask<SendHold?> FindHoldAsync(Guid instanceId, OutgoingMessage message, CancellationToken ct) =>
        holds.FindAsync(instanceId, directory.FindOwner(instanceId), message, ct);

    /// <summary>Forgets what Meta held back of an instance.</summary>
    public void ReleaseHolds(Guid instanceId) => holds.Forget(instanceId);

    /// <summary>Returns a check for each instance that Meta warned about, or whose Graph API version ends.</summary>
    public IEnumerable<HealthCheck> HealthChecks() =>
    [
        .. health.Checks(),
        .. directory.All.Select(i => (i.InstanceId, Alarm: versions.Look(i))).Where(i => i.Alarm is not null)
            .Select(i => new HealthCheck($"graph_version:{i.InstanceId}", CheckStatus.Warn, i.Alarm!.Message)),
    ];

    /// <summary>Returns why the Graph API version of an instance must be changed; null when it need not.</summary>
    public GraphVersionAlarm? VersionAlarmOf(Guid instanceId) =>
        directory.Find(instanceId) is { } instance ? versions.Look(instance) : null;

    /// <summary>Records what the response to a message reported about the number.</summary>
    public void Warn(Guid instanceId, HealthLevel level, string reason) =>
        health.Set(instanceId, NumberHealth.Sending, level, reason, time.GetUtcNow());

    /// <param name="instanceId">The instance.</param>
    /// <param name="config">Its settings.</param>
    /// <param name="reserved">The number that the host reserved for it; null when there is none.</param>
    /// <param name="ct">Cancels the calls.</param>
    public async Task<ConnectionStatus> ConnectAsync(Guid instanceId, InstanceConfig config, string? reserved, CancellationToken ct)
    {
        // Step 1
        if (Validate(config) is { Count: > 0 } faults)
            return Refused("INVALID_CONFIG", string.Join("; ", faults.Select(f => $"{f.Path} {f.Message}")));
        var instance = WhatsAppInstance.From(
            instanceId, config.Name, SettingsOf(config), options.Value, plugin.Context.Config.WebhookBaseUrl);

        // Add it before the first call: Meta verifies the callback during registration, and webhooks may already be waiting.
        // Until the number is confirmed, its webhooks are verified and stored but do not affect the present owner.
        holds.Add(instanceId, config.Holds);
        directory.Set(instance, isOwner: config.ReservedAddress == instance.PhoneNumberId);
        return await ConfirmAsync(instance, reserved, ct);
    }

    /// <summary>
    /// Returns the new status; null when it is unchanged. Reads it at most once per <see cref="WhatsAppCloudOptions.StatusCacheDuration"/>.
    /// </summary>
    public async Task<ConnectionStatus?> CheckAsync(Guid instanceId, ConnectionStatus known, string? reserved, CancellationToken ct)
    {
        if (directory.Find(instanceId) is not { } instance || known.State == ConnectionState.Connecting) return null;
        if (time.GetUtcNow() - connection.CheckedAt(instanceId) < options.Value.StatusCacheDuration) return null;

        // An instance that is not connected may not own a number yet: take one as a connect does.
        var status = known.IsConnected
            ? await connection.CheckAsync(instance, known, ct)
            : NumberConnection.After(known, await ConfirmAsync(instance, reserved, ct));
        return ReferenceEquals(directory.Find(instanceId), instance) ? status : null;
    }

    public void Forget(Guid instanceId)
    {
        directory.Remove(instanceId);
        connection.Forget(instanceId);
        health.Forget(instanceId);
        versions.Forget(instanceId);
        holds.Forget(instanceId);
    }

    // Steps 2 and 3
    private async Task<ConnectionStatus> ConfirmAsync(WhatsAppInstance instance, string? reserved, CancellationToken ct)
    {
        // Set only while the reserved number differs from the one in the settings.
        var before = directory.FindOwner(instance.InstanceId) is null ? reserved : null;
        var status = await connection.ConnectAsync(instance, (ownsAccount, stop) => TakeNumberAsync(instance, ownsAccount, stop), ct);
        if (status.IsConnected) health.Connected(instance.InstanceId);
        return before is null ? status : status with
        {
            Message = status.IsConnected
                ? $"{status.Message}. This instance has changed its number: it owns phone number id {instance.PhoneNumberId} now, "
                    + $"and {before} is free for another instance"
                : $"{status.Message}. This instance keeps phone number id {before} until phone number id "
                    + $"{instance.PhoneNumberId} is confirmed",
        };
    }

    /// <summary>Returns null when the instance got its number, else the status of the failure.</summary>
    private async Task<ConnectionStatus?> TakeNumberAsync(WhatsAppInstance instance, bool ownsAccount, CancellationToken ct) =>
        await plugin.Context.Reservations.ReserveAsync(instance.InstanceId, instance.PhoneNumberId, ct) switch
        {
            AddressReservation.Owned => directory.Confirm(instance, ownsAccount)
                ? null
                : Refused("SETTINGS_CHANGED",
                    "The settings were changed, or the instance was disconnected, while its number was being confirmed"),
            AddressReservation.Taken => Refused(
                "NUMBER_TAKEN",
                $"Phone number id {instance.PhoneNumberId} belongs to another instance of this host. "
                + "To move it here, first delete that instance or give it another number, then connect this one again"),
            _ => Refused("NO_INSTANCE", "The instance was deleted while its number was being confirmed"),
        };

    private ConnectionStatus Refused(string code, string message) =>
        ConnectionStatus.Failed(new ConnectionError(code, message, Retryable: false), time.GetUtcNow());
}
