namespace Omni.Contract.Sending;

/// <summary>A contact card in short form.</summary>
/// <param name="Name">The display name. Required.</param>
/// <param name="Phone">The phone number; null for none.</param>
/// <param name="Email">The e-mail address; null for none.</param>
/// <param name="Organization">The organisation; null for none.</param>
public sealed record ShortContactCard(
    string Name, string? Phone = null, string? Email = null, string? Organization = null);
