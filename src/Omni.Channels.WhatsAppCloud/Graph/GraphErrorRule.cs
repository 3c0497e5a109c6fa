using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>What a code means and what to do about it.</summary>
internal sealed record GraphErrorRule(GraphAction Action, string? Meaning)
{
    /// <summary>The pause before a first new try, where the action's own is not right.</summary>
    public TimeSpan? Pause { get; init; }

    /// <summary>How far the failure reaches.</summary>
    public FailureReach Reach => Action switch
    {
        GraphAction.HoldRecipient => FailureReach.Recipient,
        GraphAction.SlowDown or GraphAction.SpamLimit => FailureReach.Pace,
        GraphAction.Pause or GraphAction.Stop or GraphAction.Forbid or GraphAction.Disconnect => FailureReach.Instance,
        _ => FailureReach.Message,
    };

    /// <summary>When a first new try may help; null when the same request cannot be tried again.</summary>
    public TimeSpan? RetryAfter => Pause ?? Action switch
    {
        GraphAction.Retry or GraphAction.SlowDown => TimeSpan.FromSeconds(1),
        GraphAction.HoldRecipient => TimeSpan.FromSeconds(4),
        GraphAction.Pause => TimeSpan.FromMinutes(1),
        _ => null,
    };

    /// <summary>Whether the number stops and its messages wait for somebody to act.</summary>
    public bool IsKept => Action is GraphAction.Stop or GraphAction.Disconnect;

    /// <summary>Whether doing the same once more, later or with a new upload, can help.</summary>
    public bool IsPassing => RetryAfter is not null || Action == GraphAction.UploadAgain;
}
