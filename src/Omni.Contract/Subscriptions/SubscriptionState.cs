namespace Omni.Contract.Subscriptions;

/// <summary>The states of a subscription.</summary>
public static class SubscriptionState
{
    /// <summary>Events are posted.</summary>
    public const string Active = "active";

    /// <summary>Paused by a request: events are neither posted nor queued.</summary>
    public const string Paused = "paused";

    /// <summary>Disabled by the host: the receiver failed for too long, or the key is no longer valid.</summary>
    public const string Disabled = "disabled";
}
