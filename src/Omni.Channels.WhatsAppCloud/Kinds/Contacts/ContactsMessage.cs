using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Contacts;

/// <summary>An inbound message with one or more contact cards.</summary>
internal sealed record ContactsMessage : InboundMessage
{
    public IReadOnlyList<Card?>? Contacts { get; init; }

    public override MessageContent ToContent() =>
        Contacts?.Any(card => card is not null) == true ? InboundContacts.Of(Contacts) : base.ToContent();

    internal sealed record Card
    {
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
