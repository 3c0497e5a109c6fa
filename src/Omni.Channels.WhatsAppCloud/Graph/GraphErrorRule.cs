using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>What a code means and what to do about it.</summary>
internal sealed record GraphErrorRule(GraphAction Action, string? Meaning)
{
    /// <summary>How far the failure reaches.</summary>
    public FailureReach Reach => Action switch
    {
        GraphAction.HoldRecipient => FailureReach.Recipient,
        GraphAction.SlowDown or GraphAction.Pause or GraphAction.Stop or GraphAction.Disconnect => FailureReach.Instance,
        _ => FailureReach.Message,
    };

    /// <summary>When a first new try may help; null when it cannot.</summary>
    public TimeSpan? RetryAfter => Action switch
    {
        GraphAction.Retry or GraphAction.SlowDown or GraphAction.UploadAgain => TimeSpan.FromSeconds(1),
        GraphAction.HoldRecipient => TimeSpan.FromSeconds(4),
        GraphAction.Pause => TimeSpan.FromMinutes(1),
        _ => null,
    };
}
