namespace Omni.Channels.Sdk.Abilities;

/// <summary>
/// A channel that validates and prepares a message before the host stores it. It reports all faults at once and returns the
/// message in the form in which it is sent (a long text split, a template expanded, a voice note converted). The host stores each
/// part as a separate message, so a part that was sent is not sent again when a later one fails.
/// </summary>
public interface IPreparingChannel
{
    /// <summary>Validates and prepares a message. Sends nothing; may read from the channel.</summary>
    Task<Preparation> PrepareAsync(Guid instanceId, OutgoingDraft draft, CancellationToken ct);
}
