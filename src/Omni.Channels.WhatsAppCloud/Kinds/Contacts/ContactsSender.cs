using System.Text.Json;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Sending;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Contacts;

/// <summary>Sends contact cards.</summary>
internal sealed class ContactsSender : Sender<ContactContent>
{
    private static readonly ContactsValidator Rules = new();

    protected override Preparation Check(ContactContent content) =>
        Checked(content, Rules.Validate(new ContactsValidator.Cards(CardsOf(content))));

    protected override JsonElement Build(ContactContent content, OutgoingMessage message, string? uploadId) =>
        JsonSerializer.SerializeToElement([.. CardsOf(content).Select(BodyOf)], Kinds.Outbound.Default.IReadOnlyListContactBody);

    private static IReadOnlyList<ContactCard> CardsOf(ContactContent content) => content.Contacts ?? [content.Contact];

    private static ContactBody BodyOf(ContactCard card) => new()
    {
        Name = NameOf(card),
        Phones = card.Phones is { Count: > 0 } phones ? [.. phones.Select(p => new ContactBody.PhoneBody(p.Phone!, p.Type, WaIdOf(p)))]
            : card.Phone is { } phone ? [new ContactBody.PhoneBody(phone, Type: null, WaId: null)] : null,
        Emails = card.Emails is { Count: > 0 } emails ? [.. emails.Select(e => new ContactBody.EmailBody(e.Email!, e.Type))]
            : card.Email is { } email ? [new ContactBody.EmailBody(email, Type: null)] : null,
        Urls = card.Urls is { Count: > 0 } urls ? [.. urls.Select(u => new ContactBody.UrlBody(u.Url!, u.Type))] : null,
        Addresses = card.Addresses is { Count: > 0 } addresses ? [.. addresses.Select(AddressOf)] : null,
        Org = card is { Organization: null, Department: null, Title: null }
            ? null
            : new ContactBody.OrganizationBody(card.Organization, card.Department, card.Title),
        Birthday = card.Birthday,
    };

    private static string? WaIdOf(ContactCard.CardPhone phone) => phone.WaId is { Length: > 0 } id ? Recipient.Parse(id)?.Id ?? id : null;

    /// <summary>Meta requires one name in addition to the formatted one. Without one, the full name is also the first name.</summary>
    private static ContactBody.NameBody NameOf(ContactCard card) => new()
    {
        FormattedName = card.Name,
        FirstName = card is { FirstName: null, LastName: null, MiddleName: null, Prefix: null, Suffix: null } ? card.Name : card.FirstName,
        LastName = card.LastName,
        MiddleName = card.MiddleName,
        Prefix = card.Prefix,
        Suffix = card.Suffix,
    };

    private static ContactBody.AddressBody AddressOf(ContactCard.CardAddress address) => new()
    {
        Street = address.Street,
        City = address.City,
        State = address.State,
        Zip = address.Zip,
        Country = address.Country,
        CountryCode = address.CountryCode,
        Type = address.Type,
    };
}
