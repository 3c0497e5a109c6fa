using System.Text.Json;
using Omni.Contract.Contents;

namespace Omni.Channels.Sdk.Messaging;

/// <summary>A message to be sent.</summary>
public sealed record OutgoingMessage
{
    /// <summary>
    /// The host's id of the message. A channel that supports it sends the id along, so that later status reports contain it
    /// (<c>metadata.correlationId</c> of their events) even when the response to the send was lost.
    /// </summary>
    public required Guid Id { get; init; }

    /// <summary>The recipient in the channel's form: a phone number, a user id or a group id.</summary>
    public required string To { get; init; }

    /// <summary>The content.</summary>
    public required MessageContent Content { get; init; }

    /// <summary>The channel's id of the message that this one replies to; null when it is not a reply.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Channel-specific options, such as <c>previewUrl</c>, <c>base64</c>, <c>ptt</c> (voice note).</summary>
    public IReadOnlyDictionary<string, JsonElement>? Metadata { get; init; }

    /// <summary>
    /// Whether it leaves although the host believes that the service window has closed, so that the channel decides; null leaves that to
    /// the host's settings.
    /// </summary>
    public bool? AsksOutsideWindow { get; init; }
}
