namespace Omni.Contract.Sending;

/// <summary>A message that a request became.</summary>
public sealed record MessagePart
{
    /// <summary>The message's id in this host.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The channel's id (for WhatsApp the wamid).</summary>
    public required string ExternalMessageId { get; init; }
}
