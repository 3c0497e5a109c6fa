namespace Omni.Client.Sending;

/// <summary>A message of the request, by our id and the channel's.</summary>
public sealed record MessagePart
{
    /// <summary>The message: our id of it.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The external message id.</summary>
    public required string ExternalMessageId { get; init; }
}
