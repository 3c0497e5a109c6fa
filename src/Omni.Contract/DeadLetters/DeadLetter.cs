namespace Omni.Contract.DeadLetters;

/// <summary>A webhook, or a part of one, that could not be processed.</summary>
public sealed record DeadLetter
{
    /// <summary>The only <see cref="EventType"/>.</summary>
    public const string WebhookReceived = "webhook.received";

    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The channel's id, such as <c>whatsapp-cloud</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The instance; null when unknown.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>What it would have become: always <c>webhook.received</c>.</summary>
    public string EventType { get; init; } = WebhookReceived;

    /// <summary>The reason as a code, such as <c>UNKNOWN_INSTANCE</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The reason in words; phone numbers are masked for a key without <c>messages:read</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>The same as <see cref="Reason"/>, under the name that Omni uses.</summary>
    public string ErrorMessage => Reason;

    /// <summary>One of <c>pending</c>, <c>retried</c>, <c>resolved</c> or <c>abandoned</c>.</summary>
    [WordsOf(typeof(DeadLetterStatus))]
    public required string Status { get; init; }

    /// <summary>The number of retries.</summary>
    public required int RetryCount { get; init; }

    /// <summary>
    /// What an operator wrote when it was resolved; null when nothing was. Phone numbers are masked for a key without
    /// <c>messages:read</c>.
    /// </summary>
    public string? Note { get; init; }

    /// <summary>The unchanged webhook body, as text; null for a key without <c>messages:read</c>.</summary>
    public string? RawPayload { get; init; }

    /// <summary>When the webhook was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it was set aside.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its state last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
