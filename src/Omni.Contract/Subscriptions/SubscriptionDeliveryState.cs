namespace Omni.Contract.Subscriptions;

/// <summary>The states of a delivery to a subscription.</summary>
public static class SubscriptionDeliveryState
{
    /// <summary>Waiting for the first or next attempt.</summary>
    public const string Pending = "pending";

    /// <summary>The receiver accepted it.</summary>
    public const string Delivered = "delivered";

    /// <summary>The host gave up.</summary>
    public const string Failed = "failed";
}
