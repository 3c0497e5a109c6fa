namespace Omni.Contract.Contents;

/// <summary>
/// A contact card. <see cref="Phone"/>, <see cref="Email"/> and <see cref="Organization"/> are the short form; the lists hold all values.
/// </summary>
public sealed record ContactCard
{
    /// <summary>The full name.</summary>
    public required string Name { get; init; }

    /// <summary>The first phone number; null when there is none.</summary>
    public string? Phone { get; init; }

    /// <summary>The first e-mail address; null when there is none.</summary>
    public string? Email { get; init; }

    /// <summary>The organisation; null when there is none.</summary>
    public string? Organization { get; init; }

    /// <summary>The first name; null when there is none.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name; null when there is none.</summary>
    public string? LastName { get; init; }

    /// <summary>The middle name; null when there is none.</summary>
    public string? MiddleName { get; init; }

    /// <summary>The name prefix, such as "Dr.".</summary>
    public string? Prefix { get; init; }

    /// <summary>The name suffix, such as "Jr.".</summary>
    public string? Suffix { get; init; }

    /// <summary>The department in the organisation; null when there is none.</summary>
    public string? Department { get; init; }

    /// <summary>The position in the organisation; null when there is none.</summary>
    public string? Title { get; init; }

    /// <summary>The birthday, <c>YYYY-MM-DD</c>; null when there is none.</summary>
    public string? Birthday { get; init; }

    /// <summary>All phone numbers; null when there is none.</summary>
    public IReadOnlyList<CardPhone>? Phones { get; init; }

    /// <summary>All e-mail addresses; null when there is none.</summary>
    public IReadOnlyList<CardEmail>? Emails { get; init; }

    /// <summary>All postal addresses; null when there is none.</summary>
    public IReadOnlyList<CardAddress>? Addresses { get; init; }

    /// <summary>All web addresses; null when there is none.</summary>
    public IReadOnlyList<CardUrl>? Urls { get; init; }

    /// <summary>A phone number.</summary>
    /// <param name="Phone">The number, in any notation.</param>
    /// <param name="Type">Such as <c>HOME</c> or <c>WORK</c>.</param>
    /// <param name="WaId">The channel's id of the user; null when the number is not registered there.</param>
    public sealed record CardPhone(string? Phone, string? Type = null, string? WaId = null);

    /// <summary>An e-mail address.</summary>
    /// <param name="Email">The address.</param>
    /// <param name="Type">Such as <c>HOME</c> or <c>WORK</c>.</param>
    public sealed record CardEmail(string? Email, string? Type = null);

    /// <summary>A web address.</summary>
    /// <param name="Url">The address.</param>
    /// <param name="Type">Such as <c>HOME</c> or <c>WORK</c>.</param>
    public sealed record CardUrl(string? Url, string? Type = null);

    /// <summary>A postal address.</summary>
    public sealed record CardAddress
    {
        /// <summary>Street and number; null when there is none.</summary>
        public string? Street { get; init; }

        /// <summary>The city; null when there is none.</summary>
        public string? City { get; init; }

        /// <summary>The state or region; null when there is none.</summary>
        public string? State { get; init; }

        /// <summary>The postal code; null when there is none.</summary>
        public string? Zip { get; init; }

        /// <summary>The country; null when there is none.</summary>
        public string? Country { get; init; }

        /// <summary>The country's ISO code; null when there is none.</summary>
        public string? CountryCode { get; init; }

        /// <summary>Such as <c>HOME</c> or <c>WORK</c>.</summary>
        public string? Type { get; init; }
    }
}
