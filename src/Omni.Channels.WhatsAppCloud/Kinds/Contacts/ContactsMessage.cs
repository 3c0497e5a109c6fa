using Omni.Channels.Sdk.Events;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Webhooks;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Contacts;

/// <summary>An inbound message with one or more contact cards.</summary>
internal sealed record ContactsMessage : InboundMessage
{
    public IReadOnlyList<Card?>? Contacts { get; init; }

    public override MessageContent ToContent() =>
        Contacts?.Any(card => card is not null) == true ? InboundContacts.Of(Contacts) : base.ToContent();

    /// <summary>Only the answer to a request proves that the number is the sender's own.</summary>
    public override UserNames? ToUser(ChatIdentity chat, DateTimeOffset sentAt)
    {
        var asked = Contacts?.FirstOrDefault(card => card?.Origin == "contact_request");
        var phone = asked?.Phones?.FirstOrDefault(p => GivenText.OrNull(p?.WaId) is not null)
            ?? (asked?.Phones is [{ } first, ..] ? first : null);
        if (phone is null || chat.IsGroup) return null;
        if ((GivenText.OrNull(phone.WaId) ?? PhoneNumber.Normalize(phone.Phone ?? "")) is not { } number) return null;
        return new UserNames
        {
            Ids = [.. NumberSpelling.WithOthers([number]).Concat(chat.Addresses).Distinct(StringComparer.Ordinal)],
            PhoneNumber = number,
            DisplayName = chat.DisplayName,
            Username = chat.Username,
            AtUnixMs = sentAt.ToUnixTimeMilliseconds(),
        };
    }

    internal sealed record Card
    {
        /// <summary><c>contact_request</c> when the sender was asked for the number.</summary>
        public string? Origin { get; init; }

        public CardName? Name { get; init; }
        public IReadOnlyList<CardPhone?>? Phones { get; init; }
        public IReadOnlyList<CardEmail?>? Emails { get; init; }
        public IReadOnlyList<CardAddress?>? Addresses { get; init; }
        public IReadOnlyList<CardUrl?>? Urls { get; init; }
        public CardOrganization? Org { get; init; }
        public string? Birthday { get; init; }
    }

    internal sealed record CardName(
        string? FormattedName, string? FirstName, string? LastName, string? MiddleName, string? Prefix, string? Suffix);

    internal sealed record CardPhone(string? Phone, string? WaId, string? Type);

    internal sealed record CardEmail(string? Email, string? Type);

    internal sealed record CardAddress(
        string? Street, string? City, string? State, string? Zip, string? Country, string? CountryCode, string? Type);

    internal sealed record CardUrl(string? Url, string? Type);

    internal sealed record CardOrganization(string? Company, string? Department, string? Title);
}
