using System.Text.Json.Serialization;

namespace Omni.Contract.Sending;

/// <summary>The response to a send request whose message is stored and will be sent later. Do not repeat the request.</summary>
public sealed record AcceptedMessage
{
    /// <summary>The message's id in this host.</summary>
    public required Guid Id { get; init; }

    /// <summary>What names the message now: its id in this host, as the channel has not answered yet.</summary>
    public required Guid MessageId { get; init; }

    /// <summary><c>pending</c>, <c>scheduled</c>, or <c>waiting</c> when it is held.</summary>
    [WordsOf(typeof(SendStatus))]
    public required string Status { get; init; }

    /// <summary>The instance that sends it.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The recipient, as the request names it.</summary>
    public required string To { get; init; }

    /// <summary>When the request was accepted, Unix ms.</summary>
    public required long Timestamp { get; init; }

    /// <summary>The number of waiting messages of the instance, including this one; absent when unknown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Position { get; init; }

    /// <summary>When it will be sent; absent when it is not scheduled.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>Why it is held; absent when it is not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>When the next attempt is due; absent when it is not held, or an operator must act.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>The number of messages that a long text was split into, each of them charged; absent when it was not split.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? SplitInto { get; init; }

    /// <summary>All messages of a split text, including the first; absent when the text was not split.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? Parts { get; init; }

    /// <summary>
    /// The partner of the business who answers in this chat instead of the instance, such as <c>ai_agent</c>: the channel may refuse the
    /// message, or give the chat to this instance. Absent when there is none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ThreadHeldBy { get; init; }

    /// <summary>The template that goes out instead, because the recipient's service window was closed; absent when none did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StandInTemplate? FallbackTemplate { get; init; }
}
