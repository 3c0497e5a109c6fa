using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

/// <summary>
/// The body of one POST by Meta: accounts with changes, each change read separately.
/// https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components
/// </summary>
internal sealed record WebhookBody(IReadOnlyList<WebhookBody.Change> Changes)
{
    /// <summary>Reads a body; null when it does not have Meta's format.</summary>
    public static WebhookBody? Read(JsonElement root)
    {
        var changes = root.Items("entry").SelectMany(entry => entry.Items("changes").SelectMany(change => Change.Read(entry, change)))
            .ToList();
        return changes.Count > 0 || (root.Text("object") is not null && root.Member("entry") is { ValueKind: JsonValueKind.Array })
            ? new WebhookBody(changes)
            : null;
    }

    /// <summary>One change of an account. <see cref="Field"/> determines the format of <see cref="Value"/>.</summary>
    internal sealed record Change
    {
        private const int MaxTimeLength = 20;

        /// <summary>The WhatsApp Business Account's id.</summary>
        public string? AccountId { get; init; }

        /// <summary>The entry's time as digits, in Unix seconds; null when there is none, as for messages.</summary>
        public string? Time { get; init; }

        public string? Field { get; init; }
        public JsonElement Value { get; init; }

        /// <summary>Reads a change; several values in a list are as many changes.</summary>
        public static IEnumerable<Change> Read(JsonElement entry, JsonElement change)
        {
            var value = change.Member("value") ?? default;
            IEnumerable<JsonElement> values = value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0
                ? value.EnumerateArray()
                : [value];
            return values.Select(each => new Change
            {
                AccountId = entry.Text("id"),
                Time = DigitsOf(entry.Text("time")),
                Field = change.Text("field"),
                Value = each,
            });
        }

        private static string? DigitsOf(string? time) => time is { Length: <= MaxTimeLength } && time.All(char.IsAsciiDigit) ? time : null;
    }
}
