namespace Omni.Api.Events;

/// <summary>An event on its way to the bus.</summary>
/// <param name="Seq">Its place in the order.</param>
/// <param name="Id">Its id; a bus that can drops a second one with the same id.</param>
/// <param name="Subject"><c>{type}.{channelType}.{instanceId}</c>, else just the type.</param>
/// <param name="Envelope">The event as JSON.</param>
internal sealed record CommittedEvent(long Seq, Guid Id, string Subject, string Envelope);
