using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Events.Payloads;
using Omni.Channels.Sdk.Health;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Templates;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

namespace Omni.Channels.WhatsAppCloud.Handlers;

/// <summary>
/// Everything but messages: account fields and what Meta adds → <c>custom.{field}</c> with the JSON as it came, for each
/// instance of the account; what it means for them → <c>system.instance_health</c>, and the instance's own state.
/// </summary>
internal sealed partial class AccountHandler(NumberHealth standing, TemplateCatalog templates, ILogger<AccountHandler> logger)
{
    private const int MaxFieldLength = 64, MaxFieldsRemembered = 200;

    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);

    public async Task HandleAsync(Arrival arrival, IReadOnlyList<WhatsAppInstance> instances, WebhookBody.Change change, CancellationToken ct)
    {
        var field = Field(change.Field);
        if (_seen.Count < MaxFieldsRemembered && _seen.TryAdd(field, value: true)) Log.FirstOfKind(logger, field);
        var (sameness, notice) = (Sameness(field, change.Value), AccountNotice.Read(field, change.Value));
        if (instances.Count > 0 && (field.StartsWith("message_template_", StringComparison.Ordinal) || field == "template_category_update")) templates.Forget(change.AccountId);
        foreach (var instance in instances)
        {
            await arrival.Emitter.EmitAsync(instance.InstanceId, new CustomEvent { Name = EventTypes.CustomPrefix + field, Data = DataOf(change.Value), SameAs = sameness }, correlationId: null, ct);
            if (notice is not null) await JudgeAsync(arrival, instance, notice, sameness, ct);
        }
    }

    private async Task JudgeAsync(Arrival arrival, WhatsAppInstance instance, AccountNotice notice, string sameness, CancellationToken ct)
    {
        Log.Noticed(logger, instance.InstanceId, notice.Level, notice.Reason);
        standing.Set(instance.InstanceId, notice.Level, notice.Reason);
        var payload = new InstanceHealth { InstanceId = instance.InstanceId, ChannelType = ChannelType.WhatsAppCloud, Level = notice.Level, Reason = notice.Reason, SameAs = $"health|{sameness}" };
        await arrival.Emitter.EmitAsync(instance.InstanceId, payload, correlationId: null, ct);
        if (notice.IsLost) await arrival.Lost(instance.InstanceId, notice.Reason);
    }

    private static JsonElement DataOf(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? JsonElement.Parse("null") : value;

    /// <summary>Meta gives these no id of their own: equal content is taken for a repeated delivery.</summary>
    public static string Sameness(string field, JsonElement value) =>
        $"{field}|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value.ValueKind == JsonValueKind.Undefined ? "" : value.GetRawText())))[..32]}";

    /// <summary>The field as part of an event's name (and of a NATS subject): lower-case letters, digits, underscore.</summary>
    private static string Field(string? field)
    {
        var name = new string([.. (field ?? "").ToLowerInvariant().Take(MaxFieldLength).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')]);
        return name.Length > 0 ? name : "unnamed_field";
    }

    private static partial class Log
    {
        [LoggerMessage(2403, LogLevel.Information, "A first webhook of field {Field} came; its events are custom.{Field}")]
        public static partial void FirstOfKind(ILogger logger, string field);

        [LoggerMessage(2404, LogLevel.Warning, "{InstanceId} is {Level}: {Reason}")]
        public static partial void Noticed(ILogger logger, Guid instanceId, HealthLevel level, string reason);
    }
}
