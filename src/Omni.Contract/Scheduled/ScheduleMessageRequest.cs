using System.Text.Json;

namespace Omni.Contract.Scheduled;

/// <summary>The body of <c>POST /scheduled-messages</c>.</summary>
public sealed record ScheduleMessageRequest
{
    /// <summary>The instance to send from.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The chat, as the channel names it, or its UUID.</summary>
    public required string ChatId { get; init; }

    /// <summary>
    /// The content: an object with a <c>type</c> (<c>text</c>, <c>image</c>, <c>audio</c>, <c>video</c>, <c>document</c>,
    /// <c>sticker</c>, <c>contact</c>, <c>location</c>, <c>reaction</c>, <c>template</c>, <c>interactive</c>,
    /// <c>location_request</c>, <c>flow</c>) and the fields of the send request of that type, such as <c>text</c>.
    /// </summary>
    public required JsonElement Content { get; init; }

    /// <summary>When to send it, ISO 8601 with an offset, in the future.</summary>
    public required DateTimeOffset SendAt { get; init; }
}
