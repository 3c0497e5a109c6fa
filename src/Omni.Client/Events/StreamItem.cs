namespace Omni.Client.Events;

/// <summary>What a stream says: an event, or only how far it has come.</summary>
/// <param name="Place">The id after which the stream continues: that of the event, or of a later one that the caller does not want.</param>
/// <param name="Event">The event; null when there is none.</param>
internal sealed record StreamItem(Guid Place, OmniEvent? Event);
