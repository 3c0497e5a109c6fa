using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Events.Payloads;
using Omni.Channels.Sdk.Health;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Templates;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// What follows from a notice once its events are stored, in memory alone: a lost account takes its instance out of service, the
/// number's health changes, templates that were read are forgotten. After a crash in between nothing of it is missing: the connect
/// at the start asks Meta whether the number is there, and templates are read anew.
/// </summary>
internal sealed partial class NoticeFollowUp(
    NumberHealth numberHealth, InstanceDirectory directory, TemplateCatalog templates, ILogger<NoticeFollowUp> logger)
{
    private const string AccountLost = "ACCOUNT_LOST";

    private const int MaxFieldsRemembered = 200;

    /// <summary>Only for the log.</summary>
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);

    public void Apply(IReadOnlyList<OmniEvent> events, InstanceManager instances)
    {
        foreach (var @event in events)
        {
            if (@event.Metadata.InstanceId is not { } instanceId) continue;
            if (@event.Payload is CustomEvent custom) Apply(instanceId, @event.Id, custom);
            else if (@event.Payload is InstanceHealth { Notice: { } notice } health) Apply(instanceId, health, notice, instances);
        }
    }

    private void Apply(Guid instanceId, Guid eventId, CustomEvent custom)
    {
        if (_seen.Count < MaxFieldsRemembered && _seen.TryAdd(custom.Name, value: true)) Log.FirstOfKind(logger, custom.Name);
        if (custom.Name == ErrorsHandler.NumberError) Log.NumberError(logger, instanceId, eventId);
        if (IsAboutTemplates(custom.Name) && directory.Find(instanceId) is { } instance) templates.Forget(instance.BusinessAccountId);
    }

    private void Apply(Guid instanceId, InstanceHealth health, InstanceNotice notice, InstanceManager instances)
    {
        // Connected again between the commit and now: Meta has confirmed the number after it said this.
        var status = instances.GetStatus(instanceId);
        if (notice.EndsWithConnect && status.IsConnected && status.Since > notice.At) return;

        Log.Noticed(logger, instanceId, health.Level, health.Reason);
        numberHealth.Set(instanceId, notice.Subject, health.Level, health.Reason, notice.At);
        if (!notice.EndsWithConnect) return;
        var error = new ConnectionError(AccountLost, health.Reason, Retryable: false);
        instances.SetStatus(instanceId, ConnectionStatus.Failed(error, notice.At));
    }

    private static bool IsAboutTemplates(string name) =>
        name.StartsWith($"{EventTypes.CustomPrefix}message_template_", StringComparison.Ordinal)
        || name == $"{EventTypes.CustomPrefix}template_category_update";

    private static partial class Log
    {
        [LoggerMessage(EventIds.NumberError, LogLevel.Warning,
            "{InstanceId} has an error of its number; the event {EventId} (custom.number_error) has it")]
        public static partial void NumberError(ILogger logger, Guid instanceId, Guid eventId);

        [LoggerMessage(EventIds.FirstOfKind, LogLevel.Information, "A first event {EventType} came")]
        public static partial void FirstOfKind(ILogger logger, string eventType);

        [LoggerMessage(EventIds.Noticed, LogLevel.Warning, "{InstanceId} is {Level}: {Reason}")]
        public static partial void Noticed(ILogger logger, Guid instanceId, HealthLevel level, string reason);
    }
}
