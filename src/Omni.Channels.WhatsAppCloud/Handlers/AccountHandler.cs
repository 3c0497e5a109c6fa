using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Events.Payloads;
using Omni.Channels.WhatsAppCloud.Instances;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

namespace Omni.Channels.WhatsAppCloud.Handlers;

/// <summary>Everything but <c>messages</c>: account fields and what Meta adds → <c>custom.{field}</c> with the JSON as it came, for each instance of the account.</summary>
internal sealed partial class AccountHandler(ILogger<AccountHandler> logger)
{
    private const int MaxFieldLength = 64, MaxFieldsRemembered = 200;

    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);

    public async Task HandleAsync(Arrival arrival, IReadOnlyList<WhatsAppInstance> instances, WebhookBody.Change change, CancellationToken ct)
    {
        var field = Field(change.Field);
        if (_seen.Count < MaxFieldsRemembered && _seen.TryAdd(field, value: true)) Log.FirstOfKind(logger, field);
        foreach (var instance in instances)
        {
            var payload = new CustomEvent { Name = EventTypes.CustomPrefix + field, Data = change.Value, SameAs = Sameness(field, change.Value) };
            await arrival.Emitter.EmitAsync(instance.InstanceId, payload, correlationId: null, ct);
        }
    }

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
    }
}
