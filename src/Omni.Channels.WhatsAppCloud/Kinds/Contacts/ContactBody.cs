namespace Omni.Channels.WhatsAppCloud.Kinds.Contacts;

/// <summary>A contact card.</summary>
internal sealed record ContactBody
{
    public required NameBody Name { get; init; }
    public IReadOnlyList<PhoneBody>? Phones { get; init; }
    public IReadOnlyList<EmailBody>? Emails { get; init; }
    public IReadOnlyList<AddressBody>? Addresses { get; init; }
    public IReadOnlyList<UrlBody>? Urls { get; init; }
    public OrganizationBody? Org { get; init; }
    public string? Birthday { get; init; }

    /// <summary>Meta requires <c>formatted_name</c> and at least one other field.</summary>
    internal sealed record NameBody
    {
        public required string FormattedName { get; init; }
        public string? FirstName { get; init; }
        public string? LastName { get; init; }
        public string? MiddleName { get; init; }
        public string? Prefix { get; init; }
        public string? Suffix { get; init; }
    }

    internal sealed record PhoneBody(string Phone, string? Type, string? WaId);

    internal sealed record EmailBody(string Email, string? Type);

    internal sealed record UrlBody(string Url, string? Type);

    internal sealed record OrganizationBody(string? Company, string? Department, string? Title);

    internal sealed record AddressBody
    {
        public string? Street { get; init; }
        public string? City { get; init; }
        public string? State { get; init; }
        public string? Zip { get; init; }
        public string? Country { get; init; }
        public string? CountryCode { get; init; }
        public string? Type { get; init; }
    }
}
