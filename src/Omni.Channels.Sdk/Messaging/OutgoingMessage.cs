using System.Text.Json;
using Omni.Channels.Sdk.Contents;

namespace Omni.Channels.Sdk.Messaging;

/// <summary>A message to be sent.</summary>
public sealed record OutgoingMessage
{
    /// <summary>
    /// Our own id of the message. A channel that can carries it along, so that the channel's later reports name it
    /// (<c>metadata.correlationId</c> of their events) even when the answer to the send was lost.
    /// </summary>
    public required Guid Id { get; init; }

    /// <summary>Whom it is for, as the channel names people: a phone number, a user id, a group id.</summary>
    public required string To { get; init; }

    /// <summary>What it says.</summary>
    public required MessageContent Content { get; init; }

    /// <summary>The channel's id of the message that this one answers.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>What else the channel may want, such as <c>previewUrl</c>, <c>base64</c>, <c>ptt</c> (voice note).</summary>
    public IReadOnlyDictionary<string, JsonElement>? Metadata { get; init; }
}
