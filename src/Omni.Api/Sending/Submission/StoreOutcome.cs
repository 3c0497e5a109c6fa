using Omni.Api.Sending.Outbox;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Sending.Submission;

/// <summary>The result of storing a send: a closed union.</summary>
internal abstract record StoreOutcome
{
    private StoreOutcome()
    {
    }

    /// <summary>The send is stored.</summary>
    /// <param name="Messages">Its messages.</param>
    /// <param name="ThreadHeldBy">The partner who answers in the chat instead of the instance; null when there is none.</param>
    public sealed record Stored(IReadOnlyList<QueuedMessage> Messages, string? ThreadHeldBy) : StoreOutcome;

    /// <summary>The key was used before, and nothing was stored now.</summary>
    public sealed record Known(Guid MessageId, string Fingerprint) : StoreOutcome;

    /// <summary>The service window has closed, the request has no fallback, and nothing was stored.</summary>
    public sealed record OutsideWindow : StoreOutcome;

    /// <summary>The service window has closed, the fallback must not be sent, and nothing was stored.</summary>
    public sealed record FallbackRefused(SendResult.Failed Refusal) : StoreOutcome;
}
