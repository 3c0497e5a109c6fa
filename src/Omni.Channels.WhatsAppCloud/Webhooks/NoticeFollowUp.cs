using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Templates;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;
using Omni.Contract.Instances;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// Applies the side effects of a notice after its events are stored, in memory only: disconnects the instance of a lost account, lets that
/// of a returned one connect again, updates the number's health, holds, pace and limit, and clears cached templates. A crash in between
/// loses nothing: the connect at the next start reads the number from Meta, the host has stored the holds, and templates are read again.
/// </summary>
internal sealed partial class NoticeFollowUp(
    NumberHealth numberHealth, NumberHolds holds, NumberStanding standing, InstanceDirectory directory, TemplateCatalog templates,
    ILogger<NoticeFollowUp> logger)
{
    private const string AccountLost = "ACCOUNT_LOST", AccountReturned = "ACCOUNT_RETURNED";

    private const int MaxFieldsRemembered = 200;

    /// <summary>Event types seen so far; used only for the log.</summary>
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);

    public void Apply(IReadOnlyList<OmniEvent> events, InstanceManager instances)
    {
        foreach (var @event in events)
        {
            if (@event.Metadata.InstanceId is not { } instanceId) continue;
            if (@event.Payload is CustomEvent custom) Apply(instanceId, @event.Id, custom, instances);
            else if (@event is { Payload: InstanceHealth health, Facts: { Notice: not null } facts })
                Apply(instanceId, health, facts, instances);
        }
    }

    private void Apply(Guid instanceId, Guid eventId, CustomEvent custom, InstanceManager instances)
    {
        if (_seen.Count < MaxFieldsRemembered && _seen.TryAdd(custom.Name, value: true)) Log.FirstOfKind(logger, custom.Name);
        if (custom.Name == ErrorsHandler.NumberError) Log.NumberError(logger, instanceId, eventId);
        if (directory.Find(instanceId) is not { } instance) return;
        if (IsAboutTemplates(custom.Name)) templates.Forget(instance.BusinessAccountId);
        standing.Apply(instance, custom, instances);
    }

    private void Apply(Guid instanceId, InstanceHealth health, EventFacts facts, InstanceManager instances)
    {
        var notice = facts.Notice!;

        // The instance was reconnected after the notice: Meta has confirmed the number since.
        var status = instances.GetStatus(instanceId);
        var isLost = notice.EndsWithConnect && health.Level == HealthLevel.Unhealthy;
        if (isLost && status.IsConnected && status.Since > notice.At) return;

        Log.Noticed(logger, instanceId, health.Level, health.Reason);
        numberHealth.Set(instanceId, notice.Subject, health.Level, health.Reason, notice.At, notice.Until);
        holds.Add(instanceId, facts.Holds);
        if (isLost) Fail(instanceId, new ConnectionError(AccountLost, health.Reason, Retryable: false), notice.At, instances);

        // The host connects it again.
        else if (notice.Subject == NumberHealth.Account && health.Level == HealthLevel.Healthy && status.State == ConnectionState.Error)
            Fail(instanceId, new ConnectionError(AccountReturned, health.Reason, Retryable: true), notice.At, instances);
    }

    private static void Fail(Guid instanceId, ConnectionError error, DateTimeOffset at, InstanceManager instances) =>
        instances.SetStatus(instanceId, ConnectionStatus.Failed(error, at));

    private static bool IsAboutTemplates(string name) =>
        name.StartsWith($"{EventTypes.CustomPrefix}message_template_", StringComparison.Ordinal)
        || name == $"{EventTypes.CustomPrefix}template_category_update";

    private static partial class Log
    {
        [LoggerMessage(EventIds.NumberError, LogLevel.Warning,
            "Meta reported an error of the number of {InstanceId}; see event {EventId} (custom.number_error)")]
        public static partial void NumberError(ILogger logger, Guid instanceId, Guid eventId);

        [LoggerMessage(EventIds.FirstOfKind, LogLevel.Information, "Received the first event of type {EventType}")]
        public static partial void FirstOfKind(ILogger logger, string eventType);

        [LoggerMessage(EventIds.Noticed, LogLevel.Warning, "{InstanceId} is {Level}: {Reason}")]
        public static partial void Noticed(ILogger logger, Guid instanceId, HealthLevel level, string reason);
    }
}
