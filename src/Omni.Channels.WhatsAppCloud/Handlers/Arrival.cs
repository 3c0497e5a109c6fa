using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Handlers;

/// <summary>The delivery being processed, where its events go, and whom to tell that an instance can work no more.</summary>
/// <param name="Delivery">The stored webhook.</param>
/// <param name="Sink">Takes its events, and what of it cannot be used.</param>
/// <param name="Emitter">Makes events for the sink.</param>
/// <param name="Lost">Instance and reason: Meta has taken the number or the account away.</param>
internal sealed record Arrival(Delivery Delivery, IDeliverySink Sink, EventEmitter Emitter, Func<Guid, string, Task> Lost);
