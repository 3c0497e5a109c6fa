using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>The meaning of an error code and how the host handles it.</summary>
internal sealed record GraphErrorRule(GraphAction Action, string? Meaning)
{
    /// <summary>The delay before the first retry; null selects the action's default.</summary>
    public TimeSpan? Pause { get; init; }

    /// <summary>How often a message is tried, the first time included; null selects the host's default.</summary>
    public int? Tries { get; init; }

    /// <summary>Whether only this request is refused while the service works. A retry of it then says nothing about an outage.</summary>
    public bool IsOfRequest { get; init; }

    /// <summary>Whether the code is final even when Meta marks the error as transient, or answers with HTTP 5xx.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Whether an operator must know of it, although the number goes on.</summary>
    public bool IsAlert { get; init; }

    /// <summary>What the failure affects.</summary>
    public FailureReach Reach => Action switch
    {
        GraphAction.HoldRecipient => FailureReach.Recipient,
        GraphAction.SlowDown or GraphAction.SpamLimit => FailureReach.Pace,
        GraphAction.Pause or GraphAction.Stop or GraphAction.Forbid or GraphAction.Disconnect => FailureReach.Instance,
        _ => FailureReach.Message,
    };

    /// <summary>The delay before the first retry; null when the same request must not be retried.</summary>
    public TimeSpan? RetryAfter => Pause ?? Action switch
    {
        GraphAction.Retry or GraphAction.SlowDown => TimeSpan.FromSeconds(1),
        GraphAction.HoldRecipient => TimeSpan.FromSeconds(4),
        GraphAction.Pause => TimeSpan.FromMinutes(1),
        _ => null,
    };

    /// <summary>Whether the number stops and its messages wait until an operator acts.</summary>
    public bool IsKept => Action is GraphAction.Stop or GraphAction.Disconnect;

    /// <summary>Whether a retry can succeed, later or with a new upload.</summary>
    public bool IsPassing => RetryAfter is not null || Action == GraphAction.UploadAgain;

    /// <summary>Whether the error reports a failure of Meta's service, independent of the request.</summary>
    public bool IsServiceTrouble => Action == GraphAction.Retry && !IsOfRequest;

    /// <summary>Whether Meta may have accepted the message all the same. A rule with its own delay is a definite refusal.</summary>
    public bool MayHaveBeenTaken => (Action == GraphAction.Retry && Pause is null) || Action == GraphAction.UploadAgain;
}
