namespace Omni.Api.Subscriptions;

/// <summary>Whether a subscription gets events.</summary>
internal static class SubscriptionState
{
    public const string Active = "active";

    /// <summary>Somebody wants no more for now: events of that time are not sent later.</summary>
    public const string Paused = "paused";

    /// <summary>The host gave up: nothing came through for too long, or the receiver said that it is gone.</summary>
    public const string Disabled = "disabled";
}
