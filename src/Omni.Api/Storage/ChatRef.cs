namespace Omni.Api.Storage;

/// <summary>A chat, as far as the journeys need it.</summary>
/// <param name="Seq">Its age among the chats.</param>
/// <param name="Id">Our id.</param>
/// <param name="ExternalId">The channel's.</param>
/// <param name="Name">What it is called.</param>
/// <param name="WindowExpiresAt">Until when free-form messages pass, Unix ms; null when the other side has never written.</param>
internal sealed record ChatRef(long Seq, Guid Id, string ExternalId, string? Name, long? WindowExpiresAt = null);
