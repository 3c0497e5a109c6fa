namespace Omni.Client.Operating;

/// <summary>A dead letter.</summary>
public sealed record DeadLetter
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The channel's id, such as <c>whatsapp-cloud</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The instance.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>The code.</summary>
    public required string Code { get; init; }

    /// <summary>The reason.</summary>
    public required string Reason { get; init; }

    /// <summary>Its state.</summary>
    public required string Status { get; init; }

    /// <summary>The retry count.</summary>
    public required int RetryCount { get; init; }

    /// <summary>The webhook as it came, as text; null for a key without <c>messages:read</c>.</summary>
    public string? RawPayload { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
