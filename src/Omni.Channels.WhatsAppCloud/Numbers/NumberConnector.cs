using Microsoft.Extensions.Options;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Health;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>
/// Connects instances:
/// 1. the settings are checked, and the instance is known: its own webhooks can be verified from here on;
/// 2. Meta confirms the number (<see cref="NumberConnection"/>);
/// 3. the host reserves the number for the instance, which owns it now: webhooks about the number are routed to it.
/// </summary>
internal sealed class NumberConnector(
    NumberConnection connection, InstanceDirectory directory, NumberPaces paces, NumberHealth health, PluginContextAccessor plugin,
    IOptions<WhatsAppCloudOptions> options, TimeProvider time)
{
    /// <summary>Takes what the host hands over: its reservations, and the address at which Meta reaches it.</summary>
    public void Initialize(PluginContext context) => plugin.Context = context;

    public IReadOnlyList<ConfigFault> Validate(InstanceConfig config) =>
        [.. new NumberSettingsValidator(options.Value).Validate(NumberSettings.From(config))
            .Errors.Select(e => new ConfigFault(e.PropertyName, e.ErrorMessage))];

    /// <summary>How fast its number may send; null before it was read.</summary>
    public SendPace? PaceOf(Guid instanceId) => paces.Of(instanceId);

    /// <summary>A check for each instance that Meta warned of.</summary>
    public IEnumerable<HealthCheck> HealthChecks() => health.Checks();

    /// <summary>Notes what the answer to a message said of the number.</summary>
    public void Warn(Guid instanceId, HealthLevel level, string reason) =>
        health.Set(instanceId, NumberHealth.Sending, level, reason, time.GetUtcNow());

    /// <param name="instanceId">The instance.</param>
    /// <param name="config">Its settings.</param>
    /// <param name="reserved">The number that the host keeps for it.</param>
    /// <param name="ct">Cancels the calls.</param>
    public async Task<ConnectionStatus> ConnectAsync(Guid instanceId, InstanceConfig config, string? reserved, CancellationToken ct)
    {
        // Step 1
        if (Validate(config) is { Count: > 0 } faults)
            return Refused("INVALID_CONFIG", string.Join("; ", faults.Select(f => $"{f.Path} {f.Message}")));
        var instance = WhatsAppInstance.From(
            instanceId, config.Name, NumberSettings.From(config), options.Value, plugin.Context.Config.WebhookBaseUrl);

        // Known before the first call: Meta checks the callback while it is being registered, and webhooks may be waiting.
        // Until the number is confirmed its webhooks are verified and kept, and change nothing of its present owner.
        directory.Set(instance, isOwner: config.ReservedAddress == instance.PhoneNumberId);
        return await ConfirmAsync(instance, reserved, ct);
    }

    /// <summary>
    /// The status now. It is asked again only after <see cref="WhatsAppCloudOptions.StatusCacheDuration"/>; null when it stays as it is.
    /// </summary>
    public async Task<ConnectionStatus?> CheckAsync(Guid instanceId, ConnectionStatus known, string? reserved, CancellationToken ct)
    {
        if (directory.Find(instanceId) is not { } instance || known.State == ConnectionState.Connecting) return null;
        if (time.GetUtcNow() - connection.CheckedAt(instanceId) < options.Value.StatusCacheDuration) return null;

        // What is not connected may have no number yet: it gets one the way a connect does.
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
    }

    // Steps 2 and 3
    private async Task<ConnectionStatus> ConfirmAsync(WhatsAppInstance instance, string? reserved, CancellationToken ct)
    {
        // Only while the host keeps another number for the instance than its settings name.
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

    /// <summary>The status of an instance that does not get its number; null when it has it.</summary>
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
