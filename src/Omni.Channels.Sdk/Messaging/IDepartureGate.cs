namespace Omni.Channels.Sdk.Messaging;

/// <summary>
/// Records the moment at which a message leaves. A message that passed the gate may have reached the channel. A message that did
/// not pass was certainly not sent and can be sent later.
/// </summary>
public interface IDepartureGate
{
    /// <summary>
    /// Requests permission to send. Call it before each request, immediately before the first byte is written; it takes less than a
    /// microsecond. True: the departure is recorded, so write at once. False: the host no longer lets messages leave, so write nothing
    /// and report a failure.
    /// </summary>
    bool TryLeave();
}
