using System.Text.Json.Serialization;

namespace Omni.Contract.Events.Payloads;

/// <summary><c>thread.summarized</c>: a summary of the conversation so far came with a message.</summary>
public sealed record ThreadSummarized : ChannelReport
{
    /// <summary>The person, as the channel names it; null when unknown.</summary>
    public string? ChatId { get; init; }

    /// <summary>The summary.</summary>
    public string? Summary { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string EventType => EventTypes.ThreadSummarized;
}
