using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Graph.Requests;

namespace Omni.Channels.WhatsAppCloud.Senders;

/// <summary>Contact cards.</summary>
internal sealed class ContactsSender : ISender
{
    public IReadOnlyList<string> ContentTypes => [ContentType.Contact];

    public MessageRequest Build(MessageRequest request, OutgoingMessage message, string? uploadId)
    {
        var content = (ContactContent)message.Content;
        return request with { Type = "contacts", Contacts = [.. (content.Contacts ?? [content.Contact]).Select(BodyOf)] };
    }

    private static ContactBody BodyOf(ContactCard card) => new()
    {
        Name = NameOf(card),
        Phones = card.Phones is { Count: > 0 } phones ? [.. phones.Select(p => new ContactBody.PhoneBody(p.Phone!, p.Type, p.WaId))]
            : card.Phone is { } phone ? [new ContactBody.PhoneBody(phone, Type: null, WaId: null)] : null,
        Emails = card.Emails is { Count: > 0 } emails ? [.. emails.Select(e => new ContactBody.EmailBody(e.Email!, e.Type))]
            : card.Email is { } email ? [new ContactBody.EmailBody(email, Type: null)] : null,
        Urls = card.Urls is { Count: > 0 } urls ? [.. urls.Select(u => new ContactBody.UrlBody(u.Url!, u.Type))] : null,
        Addresses = card.Addresses is { Count: > 0 } addresses ? [.. addresses.Select(AddressOf)] : null,
        Org = card is { Organization: null, Department: null, Title: null } ? null : new ContactBody.OrganizationBody(card.Organization, card.Department, card.Title),
        Birthday = card.Birthday,
    };

    /// <summary>Meta wants one name besides the formatted one: where none is given, the whole name is the first name too.</summary>
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
