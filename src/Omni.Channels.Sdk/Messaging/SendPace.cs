namespace Omni.Channels.Sdk.Messaging;

/// <summary>The send rate of an instance.</summary>
public sealed record SendPace
{
    /// <summary>Messages a second, over all recipients; greater than 0.</summary>
    public required double MessagesPerSecond { get; init; }

    /// <summary>The maximum burst to one recipient; <see cref="RecipientInterval"/> applies on average. 0 sets no limit.</summary>
    public int RecipientBurst { get; init; }

    /// <summary>The average time between two messages to one recipient.</summary>
    public TimeSpan RecipientInterval { get; init; }
}
