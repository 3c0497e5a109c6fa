namespace Omni.Channels.Sdk.Messaging;

/// <summary>A <see cref="SendResult"/> in Omni's flat shape.</summary>
public sealed record SendResultView
{
    /// <summary>Whether the channel accepted the message.</summary>
    public required bool Success { get; init; }

    /// <summary>The channel's id of the message; null when it was not accepted.</summary>
    public string? MessageId { get; init; }

    /// <summary>The error message; null on success.</summary>
    public string? Error { get; init; }

    /// <summary>The channel's error code, or one of Omni's (<c>NOT_CONNECTED</c>, <c>AMBIGUOUS</c>); null on success.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Whether a retry can succeed; null on success.</summary>
    public bool? Retryable { get; init; }

    /// <summary>When the result was created, in Unix ms.</summary>
    public required long Timestamp { get; init; }

    /// <summary>The flat shape of <paramref name="result"/>.</summary>
    public static SendResultView Of(SendResult result, DateTimeOffset now) => result switch
    {
        SendResult.Sent sent => new() { Success = true, MessageId = sent.MessageId, Timestamp = now.ToUnixTimeMilliseconds() },
        SendResult.Failed failed => new()
        {
            Success = false,
            Error = failed.Error,
            ErrorCode = failed.ErrorCode,
            Retryable = failed.RetryAfter is not null,
            Timestamp = now.ToUnixTimeMilliseconds(),
        },
        SendResult.Ambiguous ambiguous => new()
        {
            Success = false,
            Error = ambiguous.Error,
            ErrorCode = "AMBIGUOUS",
            Retryable = false,
            Timestamp = now.ToUnixTimeMilliseconds(),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "The union is closed"),
    };
}
