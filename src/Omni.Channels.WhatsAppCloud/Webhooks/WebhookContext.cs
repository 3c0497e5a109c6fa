using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>The delivery being processed, and where its events go.</summary>
/// <param name="Delivery">The stored webhook.</param>
/// <param name="Sink">Takes its events, and what of it cannot be used.</param>
/// <param name="Emitter">Makes events for the sink.</param>
internal sealed record WebhookContext(Delivery Delivery, IDeliverySink Sink, EventEmitter Emitter);
