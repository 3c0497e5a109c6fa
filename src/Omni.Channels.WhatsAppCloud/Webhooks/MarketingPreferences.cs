using System.Text.Json;
using Omni.Channels.Sdk.Events;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// Reads the fields <c>user_preferences</c> and <c>user_marketing_preferences</c>: who has stopped or resumed marketing messages.
/// https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/user_preferences
/// </summary>
internal static class MarketingPreferences
{
    private const string Field = "user_preferences", OtherField = "user_marketing_preferences", Marketing = "marketing_messages";

    /// <summary>The decisions of a change; empty when the field is another one. What cannot be read stays in the custom event.</summary>
    public static IEnumerable<NewEvent> Of(string field, JsonElement value, DateTimeOffset receivedAt)
    {
        if (field is not (Field or OtherField)) return [];
        var contacts = value.Items("contacts").Select(Contact.Read).ToList();
        return value.Items(Field).Concat(value.Items(OtherField))
            .Select(item => Read(item, contacts, receivedAt))
            .OfType<MarketingPreferenceChanged>()
            .Select(WithKey);
    }

    /// <summary>The decision that a refusal with code 131050 reports.</summary>
    public static NewEvent OfRefusal(string user, bool isPhone, string reason, DateTimeOffset at) => WithKey(new MarketingPreferenceChanged
    {
        UserId = user,
        PhoneNumber = isPhone ? user : null,
        IsStopped = true,
        ChangedAt = at.ToUnixTimeMilliseconds(),
        Reason = reason,
    });

    private static NewEvent WithKey(MarketingPreferenceChanged decision) => new(decision, new EventFacts
    {
        UniqueKey = $"marketing-preference|{decision.UserId}|{(decision.IsStopped ? "stop" : "resume")}|{decision.ChangedAt}",
    });

    private static MarketingPreferenceChanged? Read(JsonElement item, List<Contact> contacts, DateTimeOffset receivedAt)
    {
        if (item.Text("category") is { } category && !category.Equals(Marketing, StringComparison.OrdinalIgnoreCase)) return null;
        bool? isStopped = item.Text("value")?.ToLowerInvariant() switch
        {
            "stop" => true,
            "resume" or "signup" => false,
            _ => null,
        };
        var (phone, scoped) = (item.Text("wa_id"), item.Text("user_id"));
        if (phone is null && scoped is null && contacts is [var only]) (phone, scoped) = (only.WaId, only.UserId);
        if (isStopped is null || (phone ?? scoped) is not { } user) return null;

        return new MarketingPreferenceChanged
        {
            UserId = user,
            Aliases = phone is not null && scoped is not null ? [scoped] : null,
            PhoneNumber = phone,
            IsStopped = isStopped.Value,
            ChangedAt = (UnixTime.ReadSeconds(item.Text("timestamp")) ?? receivedAt).ToUnixTimeMilliseconds(),
            Reason = item.Text("detail"),
        };
    }
}
