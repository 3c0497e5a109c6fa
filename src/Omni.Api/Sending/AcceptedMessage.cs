using System.Text.Json.Serialization;
using Omni.Api.Sending.Outbox;
using Omni.Api.Sending.Submission;
using Omni.Contract.Outbox;

namespace Omni.Api.Sending;

/// <summary>The answer to a send that is on disk and goes out later. Do not send it again.</summary>
internal sealed record AcceptedMessage
{
    /// <summary>Our id.</summary>
    public required Guid MessageId { get; init; }

    /// <summary><c>pending</c>, <c>scheduled</c>, or <c>waiting</c> when something holds it.</summary>
    public required string Status { get; init; }
    public required Guid InstanceId { get; init; }
    public required string To { get; init; }

    /// <summary>When it was taken, Unix ms.</summary>
    public required long Timestamp { get; init; }

    /// <summary>Messages of the instance that wait, this one included.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Position { get; init; }

    /// <summary>When it goes out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>What holds it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>When it is tried again; null when somebody must act first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Every message that a long text became, the first one included; null when it is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? Parts { get; init; }

    public static AcceptedMessage Of(SendCommand command, SendOutcome.Accepted accepted) => new()
    {
        MessageId = accepted.MessageIds[0],
        Status = accepted.SendAt is null ? OutboxState.Pending : "scheduled",
        InstanceId = command.InstanceId,
        To = command.To,
        Timestamp = accepted.TakenAt.ToUnixTimeMilliseconds(),
        Position = accepted.Position > 0 ? accepted.Position : null,
        SendAt = accepted.SendAt,
        Parts = accepted.MessageIds.Count > 1 ? accepted.MessageIds : null,
    };

    public static AcceptedMessage Of(SendCommand command, SendOutcome.Delayed delayed, DateTimeOffset now) => new()
    {
        MessageId = delayed.MessageId,
        Status = OutboxState.Waiting,
        InstanceId = command.InstanceId,
        To = command.To,
        Timestamp = now.ToUnixTimeMilliseconds(),
        Reason = delayed.Reason,
        NextAttemptAt = delayed.Until,
    };
}
