namespace Omni.Contract.Subscriptions;

/// <summary>The states of a delivery to a subscription.</summary>
public static class SubscriptionDeliveryState
{
    /// <summary>It waits for its first or next attempt.</summary>
    public const string Pending = "pending";

    /// <summary>The receiver accepted it.</summary>
    public const string Delivered = "delivered";

    /// <summary>It was given up.</summary>
    public const string Failed = "failed";
}
