using System.Text.Json;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;
using Omni.Channels.WhatsAppCloud.Webhooks.Reports;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// Handles account fields and unknown fields. Emits <c>custom.{field}</c> with the unchanged JSON for each instance of the account,
/// <c>channel.alert</c> for what an operator may act on, <c>system.instance_health</c> for a change of health, and
/// <c>instance.disconnected</c> when the number is lost. <see cref="NoticeFollowUp"/> applies the side effects of these events.
/// </summary>
internal static class AccountHandler
{
    private const int MaxFieldLength = 64;

    // Key prefixes of the instance.disconnected, system.instance_health and channel.alert events of one notice.
    private const string Lost = "lost", Health = "health", Alert = "alert";

    public static async Task HandleAsync(
        WebhookContext context, IReadOnlyList<WhatsAppInstance> instances, WebhookBody.Change change, CancellationToken ct)
    {
        var events = EventsOf(change, context.Webhook.ReceivedAt);
        foreach (var instance in instances)
        {
            foreach (var (payload, facts) in events.Select(e => e(instance.InstanceId)))
                await context.Emitter.EmitAsync(instance.InstanceId, payload, facts, correlationId: null, ct);
        }
    }

    private static List<Func<Guid, NewEvent>> EventsOf(WebhookBody.Change change, DateTimeOffset receivedAt)
    {
        var field = Field(change.Field);
        var key = NoticeKey.Of(field, change.Time, change.Value);
        var custom = new NewEvent(
            new CustomEvent { Name = EventTypes.CustomPrefix + field, Data = DataOf(change.Value) },
            key.ToFacts() with { ChatNotices = ChatNotices.Of(field, change.Value, receivedAt) });
        var events = new List<Func<Guid, NewEvent>> { _ => custom };
        events.AddRange(
            MarketingPreferences.Of(field, change.Value, receivedAt).Select(preference => (Func<Guid, NewEvent>)(_ => preference)));
        events.AddRange(
            FieldReports.Of(field, change.Value, change.Time).Select(report => (Func<Guid, NewEvent>)(id => Addressed(report, id))));
        var read = AccountNotice.Read(field, change.Value);
        if (ChannelAlerts.Of(Guid.Empty, field, change.Value, read) is { } alert)
            events.Add(id => new NewEvent(alert with { InstanceId = id }, new EventFacts { UniqueKey = $"{Alert}|{key.Text}" }));
        if (read is not { } notice) return events;

        var order = new InstanceNotice(notice.Subject, IssuedAt(change.Time, receivedAt)) { EndsWithConnect = notice.EndsWithConnect };
        events.Add(id => new NewEvent(HealthOf(id, notice), key.For(Health, Health).ToFacts() with
        {
            Notice = order with { Until = notice.Until },
            Holds = [.. notice.Holds.Select(h => new SendHold(h.Name, notice.Reason, order.At, h.Until))],
        }));
        if (notice.IsLost) events.Add(id => new NewEvent(LossOf(id, notice), key.For(Lost, Health).ToFacts() with { Notice = order }));
        return events;
    }

    private static NewEvent Addressed(NewEvent report, Guid instanceId) =>
        report.Payload is TemplateStatusChanged status ? report with { Payload = status with { InstanceId = instanceId } } : report;

    private static InstanceHealth HealthOf(Guid instanceId, AccountNotice notice) => new()
    {
        InstanceId = instanceId,
        ChannelType = ChannelType.WhatsAppCloud,
        Level = notice.Level,
        Reason = notice.Reason,
    };

    private static InstanceDisconnected LossOf(Guid instanceId, AccountNotice notice) => new()
    {
        InstanceId = instanceId,
        ChannelType = ChannelType.WhatsAppCloud,
        Reason = notice.Reason,
        WillReconnect = false,
    };

    /// <summary>
    /// Returns the end of the second in Meta's time, which has no fraction: within one second, the order of arrival counts. Never later
    /// than the second in which the webhook arrived.
    /// </summary>
    private static DateTimeOffset IssuedAt(string? time, DateTimeOffset receivedAt)
    {
        var received = DateTimeOffset.FromUnixTimeSeconds(receivedAt.ToUnixTimeSeconds());
        var issued = UnixTime.ReadSeconds(time) is { } at && at < received ? at : received;
        return issued.AddMilliseconds(999);
    }

    private static JsonElement DataOf(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? JsonElement.Parse("null") : value;

    /// <summary>Converts a field to a part of an event's name (and of a NATS subject): lower-case letters, digits, underscore.</summary>
    private static string Field(string? field)
    {
        var name = new string(
            [.. (field ?? "").ToLowerInvariant().Take(MaxFieldLength).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')]);
        return name.Length > 0 ? name : "unnamed_field";
    }
}
