using Omni.Api.Events;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Subscriptions;

/// <summary>An active subscription, with what its key may read.</summary>
internal sealed record ServedSubscription(SubscriptionRow Row, EventReader Reader)
{
    private readonly EventSelector _wish = new(SubscriptionView.TypesOf(Row), SubscriptionView.InstancesOf(Row));

    /// <summary>Whether it asks for an event that its key may read.</summary>
    public bool Wants(CommittedEvent @event) => _wish.Includes(@event) && Reader.MayRead(@event.InstanceId);
}
