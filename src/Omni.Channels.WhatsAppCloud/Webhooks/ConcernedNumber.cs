using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>The number that a change of an account concerns: by Meta's id, or by its digits; null for all numbers of the account.</summary>
internal sealed record ConcernedNumber(string? Id, string? Digits)
{
    private const string Alerts = "account_alerts", OfNumber = "PHONE_NUMBER";

    public static ConcernedNumber Of(WebhookBody.Change change)
    {
        var value = change.Value;
        var id = value.Member("metadata").Text("phone_number_id")
            ?? value.Member("recipient").Text("phone_number_id")
            ?? value.Member("phone_number_settings").Text("phone_number_id")
            ?? (change.Field == Alerts && value.Text("entity_type") == OfNumber ? value.Text("entity_id") : null);
        var digits = id is null ? PhoneNumber.DigitsOf(value.Text("display_phone_number") ?? value.Text("phone_number")) : null;
        return new ConcernedNumber(id, digits is { Length: > 0 } ? digits : null);
    }

    /// <summary>Whether it is this one. A number whose digits are not known may be meant.</summary>
    public bool Is(WhatsAppInstance instance, string? digits) =>
        Id is not null ? instance.PhoneNumberId == Id : Digits is null || digits is null || Digits == digits;

    public override string ToString() => Id is not null ? $", phone number id '{Id}'" : Digits is not null ? ", another number" : "";
}
