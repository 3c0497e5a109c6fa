using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Handlers;

/// <summary>The delivery being processed, and where its events go.</summary>
internal sealed record Arrival(Delivery Delivery, IDeliverySink Sink, EventEmitter Emitter);
