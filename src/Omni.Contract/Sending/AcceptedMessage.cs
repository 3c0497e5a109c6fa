using System.Text.Json.Serialization;

namespace Omni.Contract.Sending;

/// <summary>The answer to a send that is on disk and goes out later. Do not send it again.</summary>
public sealed record AcceptedMessage
{
    /// <summary>The message's id in this host.</summary>
    public required Guid MessageId { get; init; }

    /// <summary><c>pending</c>, <c>scheduled</c>, or <c>waiting</c> when something holds it.</summary>
    public required string Status { get; init; }

    /// <summary>The instance that sends it.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The recipient, as the request names it.</summary>
    public required string To { get; init; }

    /// <summary>When it was taken, Unix ms.</summary>
    public required long Timestamp { get; init; }

    /// <summary>Messages of the instance that wait, this one included; absent when that is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Position { get; init; }

    /// <summary>When it goes out; absent when that is in its turn.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>What holds it; absent when nothing does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>When it is tried again; absent when nothing holds it, or a person must act first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Every message that a long text became, the first one included; absent when it is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? Parts { get; init; }
}
