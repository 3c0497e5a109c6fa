namespace Omni.Channels.Sdk.Messaging;

/// <summary>
/// Stands between a message and the wire. What has passed it may have reached the channel, whatever happens next; what has
/// not passed it was certainly not sent, and may be sent later.
/// </summary>
public interface IDepartureGate
{
    /// <summary>
    /// Asks to leave, immediately before the first byte of the request that sends the message is written. True: the
    /// departure is noted, so write at once. False: the host lets nothing leave any more, so write nothing and report
    /// a failure. Ask before each request; it takes less than a microsecond.
    /// </summary>
    bool TryLeave();
}
