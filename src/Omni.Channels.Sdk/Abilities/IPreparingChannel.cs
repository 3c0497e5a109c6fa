namespace Omni.Channels.Sdk.Abilities;

/// <summary>
/// A channel that looks at a message before the host stores it: tells every fault at once, and gives the message the
/// form in which it will be sent (a long text in pieces, a template in full, a voice note in its codec). Each piece is
/// stored as a message of its own: one that was sent is never sent again because a later one failed.
/// </summary>
public interface IPreparingChannel
{
    /// <summary>Checks and prepares. Sends nothing; may read from the channel.</summary>
    Task<Preparation> PrepareAsync(Guid instanceId, OutgoingDraft draft, CancellationToken ct);
}
