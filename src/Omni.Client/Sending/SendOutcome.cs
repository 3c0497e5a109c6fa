using System.Text.Json;

namespace Omni.Client.Sending;

/// <summary>
/// What came of a send, in the fields of <see cref="Omni.Contract.Sending.SentMessage"/> (201, status <c>sent</c>) and of
/// <see cref="Omni.Contract.Sending.AcceptedMessage"/> (202: it is on disk and goes out later, with the status <c>pending</c>,
/// <c>scheduled</c> or <c>waiting</c>). Never send it again: read it back.
/// </summary>
public sealed record SendOutcome
{
    /// <summary>Our id.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The channel's id (for WhatsApp the wamid); null until the channel has it.</summary>
    public string? ExternalMessageId { get; init; }

    /// <summary><c>sent</c>, <c>pending</c>, <c>scheduled</c>, or <c>waiting</c> when something holds it.</summary>
    public required string Status { get; init; }

    /// <summary>The instance.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Who gets it.</summary>
    public required string To { get; init; }

    /// <summary>Unix ms.</summary>
    public required long Timestamp { get; init; }

    /// <summary>Of media: what kind it is.</summary>
    public string? MediaType { get; init; }

    /// <summary>Messages of the instance that wait, this one included.</summary>
    public int? Position { get; init; }

    /// <summary>When it goes out.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>What holds it.</summary>
    public string? Reason { get; init; }

    /// <summary>When it is tried again; null when somebody must act first.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Every message that a long text became, the first one included; null when it is one.</summary>
    public JsonElement? Parts { get; init; }
}
