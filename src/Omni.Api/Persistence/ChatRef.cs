namespace Omni.Api.Persistence;

/// <summary>A chat, as far as the journeys need it.</summary>
internal sealed record ChatRef(long Seq, Guid Id, string ExternalId, string? Name);
