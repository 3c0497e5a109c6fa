using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Contacts;

/// <summary>Converts Meta's contact cards to Omni's. Inbound lists may contain nulls.</summary>
internal static class InboundContacts
{
    public static ContactContent Of(IReadOnlyList<ContactsMessage.Card?> cards)
    {
        var all = cards.OfType<ContactsMessage.Card>().Select(CardOf).ToList();
        return new ContactContent { Contact = all[0], Contacts = all.Count > 1 ? all : null };
    }

    private static ContactCard CardOf(ContactsMessage.Card card) => new()
    {
        Name = card.Name?.FormattedName ?? card.Name?.FirstName ?? "",
        FirstName = card.Name?.FirstName,
        LastName = card.Name?.LastName,
        MiddleName = card.Name?.MiddleName,
        Prefix = card.Name?.Prefix,
        Suffix = card.Name?.Suffix,
        Phone = card.Phones is [{ } phone, ..] ? phone.Phone : null,
        Email = card.Emails is [{ } email, ..] ? email.Email : null,
        Organization = card.Org?.Company,
        Department = card.Org?.Department,
        Title = card.Org?.Title,
        Birthday = card.Birthday,
        Phones = ListOf(card.Phones, p => new ContactCard.CardPhone(p.Phone, p.Type, p.WaId)),
        Emails = ListOf(card.Emails, e => new ContactCard.CardEmail(e.Email, e.Type)),
        Urls = ListOf(card.Urls, u => new ContactCard.CardUrl(u.Url, u.Type)),
        Addresses = ListOf(card.Addresses, a => new ContactCard.CardAddress
        {
            Street = a.Street,
            City = a.City,
            State = a.State,
            Zip = a.Zip,
            Country = a.Country,
            CountryCode = a.CountryCode,
            Type = a.Type,
        }),
    };

    private static List<TOut>? ListOf<TIn, TOut>(IReadOnlyList<TIn?>? list, Func<TIn, TOut> map)
        where TIn : class => list is { Count: > 0 } ? [.. list.OfType<TIn>().Select(map)] : null;
}
