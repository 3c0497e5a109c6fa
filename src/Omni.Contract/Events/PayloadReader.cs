using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Omni.Contract.Contents;
using Omni.Contract.Events.Payloads;

namespace Omni.Contract.Events;

/// <summary>Reads the payload of an event as the record of the event's type.</summary>
public static class PayloadReader
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { FillMissing } },
    };

    private static readonly HashSet<string> ContentTypes = typeof(MessageContent)
        .GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false)
        .Select(known => (string)known.TypeDiscriminator!).ToHashSet(StringComparer.Ordinal);

    /// <summary>Returns the record of an event type; null for a type that has none, such as a channel's own.</summary>
    /// <param name="eventType">The type, such as <c>message.received</c>.</param>
    public static Type? RecordOf(string eventType) => eventType switch
    {
        EventTypes.MessageReceived or EventTypes.MessageHistory or EventTypes.MessageStandby => typeof(MessageReceived),
        EventTypes.MessageSent => typeof(MessageSent),
        EventTypes.MessageDelivered => typeof(MessageDelivered),
        EventTypes.MessageRead => typeof(MessageRead),
        EventTypes.MessageFailed => typeof(MessageFailed),
        EventTypes.MessageFailedLate => typeof(MessageFailedLate),
        EventTypes.MediaReceived => typeof(MediaReceived),
        EventTypes.ReactionReceived => typeof(ReactionReceived),
        EventTypes.ReactionRemoved => typeof(ReactionRemoved),
        EventTypes.InstanceConnected => typeof(InstanceConnected),
        EventTypes.InstanceDisconnected => typeof(InstanceDisconnected),
        EventTypes.InstanceQrCode => typeof(InstanceQrCode),
        EventTypes.PresenceTyping => typeof(PresenceTyping),
        EventTypes.ProfileSynced => typeof(ProfileSynced),
        EventTypes.NumberChanged => typeof(NumberChanged),
        EventTypes.MarketingPreferenceChanged => typeof(MarketingPreferenceChanged),
        EventTypes.InstanceHealth => typeof(InstanceHealth),
        EventTypes.ChannelAlert => typeof(ChannelAlert),
        _ when eventType.StartsWith(EventTypes.SyncPrefix, StringComparison.Ordinal) => typeof(SyncProgress),
        _ => ReportTypes.RecordOf(eventType),
    };

    /// <summary>Returns a payload that was read, with what only the type of its event tells.</summary>
    /// <param name="eventType">The type.</param>
    /// <param name="payload">The payload as its JSON says.</param>
    public static EventPayload? Typed(string eventType, EventPayload? payload) =>
        payload is MessageReceived message && eventType == EventTypes.MessageStandby ? message with { IsStandby = true } : payload;

    /// <summary>
    /// Returns the payload as its record. A type without a record, and a payload that does not fit its record, is returned as
    /// <see cref="CustomEvent"/> with the unchanged JSON. Content of a type that this version does not know, and masked content, is an
    /// <see cref="UnknownContent"/> with its <see cref="UnknownContent.OriginalType"/>.
    /// </summary>
    /// <param name="eventType">The type, such as <c>message.received</c>.</param>
    /// <param name="payload">The payload of the event.</param>
    public static EventPayload Read(string eventType, JsonElement payload)
    {
        var custom = new CustomEvent { Name = eventType, Data = payload };
        if (RecordOf(eventType) is not { } record || payload.ValueKind != JsonValueKind.Object) return custom;
        try
        {
            return Typed(eventType, (EventPayload?)WithKnownContent(payload).Deserialize(record, Json)) ?? custom;
        }
        catch (JsonException)
        {
            return custom;
        }
    }

    private static JsonObject WithKnownContent(JsonElement payload)
    {
        var fields = JsonObject.Create(payload)!;
        if (fields["content"] is not JsonObject content) return fields;
        var type = content["type"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        var isMasked = fields["masked"] is JsonValue masked && masked.TryGetValue<bool>(out var flag) && flag;
        if (isMasked || type is null || !ContentTypes.Contains(type))
            fields["content"] = new JsonObject { ["type"] = ContentType.Unknown, ["originalType"] = type };
        return fields;
    }

    /// <summary>A masked payload lacks fields that every other one has: missing texts are read as empty.</summary>
    private static void FillMissing(JsonTypeInfo info)
    {
        if (!info.Type.IsAssignableTo(typeof(EventPayload))) return;
        var texts = new List<JsonPropertyInfo>();
        foreach (var property in info.Properties.Where(p => p.IsRequired))
        {
            property.IsRequired = false;
            if (property.PropertyType == typeof(string)) texts.Add(property);
        }

        info.OnDeserialized = payload =>
        {
            foreach (var text in texts.Where(t => t.Get!(payload) is null)) text.Set!(payload, "");
        };
    }
}
