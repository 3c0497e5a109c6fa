using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>The webhook being processed, and the sink of its events.</summary>
/// <param name="Webhook">The stored webhook.</param>
/// <param name="Sink">Receives its events and its unusable parts.</param>
/// <param name="Emitter">Creates events for the sink.</param>
internal sealed record WebhookContext(ReceivedWebhook Webhook, IWebhookSink Sink, EventEmitter Emitter);
