using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

/// <summary>
/// A whole POST of Meta: several accounts, each with several changes, each read by itself.
/// https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components
/// </summary>
internal sealed record WebhookBody(IReadOnlyList<WebhookBody.Change> Changes)
{
    /// <summary>The body; null when it is not Meta's.</summary>
    public static WebhookBody? Read(JsonElement root)
    {
        if (root.Text("object") is null || root.Member("entry") is not { ValueKind: JsonValueKind.Array }) return null;
        return new WebhookBody(
            [.. root.Items("entry").SelectMany(entry => entry.Items("changes").Select(change => Change.Read(entry, change)))]);
    }

    /// <summary>One change of an account; what <see cref="Value"/> is depends on <see cref="Field"/>.</summary>
    internal sealed record Change
    {
        private const int MaxTimeLength = 20;

        /// <summary>The WhatsApp Business Account's id.</summary>
        public string? AccountId { get; init; }

        /// <summary>The entry's time as digits, in Unix seconds: when it happened. Null where there is none, as for messages.</summary>
        public string? Time { get; init; }

        public string? Field { get; init; }
        public JsonElement Value { get; init; }

        public static Change Read(JsonElement entry, JsonElement change) => new()
        {
            AccountId = entry.Text("id"),
            Time = DigitsOf(entry.Text("time")),
            Field = change.Text("field"),
            Value = change.Member("value") ?? default,
        };

        private static string? DigitsOf(string? time) => time is { Length: <= MaxTimeLength } && time.All(char.IsAsciiDigit) ? time : null;
    }
}
