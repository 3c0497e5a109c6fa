namespace Omni.Api.Persistence;

/// <summary>A webhook in the inbox.</summary>
internal sealed record StoredDelivery(long Id, NewDelivery Delivery);
