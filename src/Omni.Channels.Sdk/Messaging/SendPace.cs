namespace Omni.Channels.Sdk.Messaging;

/// <summary>How fast an instance may send.</summary>
public sealed record SendPace
{
    /// <summary>Messages a second, over all recipients; greater than 0.</summary>
    public required double MessagesPerSecond { get; init; }

    /// <summary>Messages that may go to one recipient in a burst; later ones pay for it. 0 sets no limit.</summary>
    public int RecipientBurst { get; init; }

    /// <summary>In the long run, one message to a recipient in this time.</summary>
    public TimeSpan RecipientInterval { get; init; }
}
