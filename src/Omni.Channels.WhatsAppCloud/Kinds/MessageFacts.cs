using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>The common data of a message, independent of its kind.</summary>
/// <param name="Chat">The chat it belongs to.</param>
/// <param name="From">The sender; <c>me</c> for an echo without a sender.</param>
/// <param name="IsFromMe">Whether it was sent from the phone app.</param>
/// <param name="SentAt">When it was written.</param>
/// <param name="Raw">Meta's object with Omni's keys added.</param>
internal sealed record MessageFacts(ChatIdentity Chat, string From, bool IsFromMe, DateTimeOffset SentAt, JsonElement Raw);
