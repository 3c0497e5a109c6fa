namespace Omni.Api.Storage;

/// <summary>The part of a chat that sending and receiving need.</summary>
/// <param name="Seq">Its position in the order of creation.</param>
/// <param name="Id">Omni's id.</param>
/// <param name="ExternalId">The channel's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="WindowExpiresAt">End of the window for free-form messages, Unix ms; null when the other side has never written.</param>
internal sealed record ChatRef(long Seq, Guid Id, string ExternalId, string? Name, long? WindowExpiresAt = null)
{
    /// <summary>Whether it is a chat with one user.</summary>
    public bool IsDirect { get; init; } = true;

    /// <summary>The partner who answers instead of the instance; null when the instance does, or never knew otherwise.</summary>
    public string? ThreadHeldBy { get; init; }

    /// <summary>When that ends by itself, Unix ms.</summary>
    public long? ThreadHeldUntil { get; init; }

    /// <summary>The partner who answers now; null when the instance does.</summary>
    public string? HolderAt(long now) => ThreadHeldUntil > now ? ThreadHeldBy : null;
}
