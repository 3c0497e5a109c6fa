using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>What is known of a message besides its kind.</summary>
/// <param name="Chat">The chat it belongs to.</param>
/// <param name="From">Who wrote it; <c>me</c> for one of ours that names no sender.</param>
/// <param name="IsFromMe">Whether it is one of ours, sent from the phone app.</param>
/// <param name="SentAt">When it was written.</param>
/// <param name="Raw">Meta's object with Omni's keys beside it.</param>
internal sealed record MessageFacts(ChatIdentity Chat, string From, bool IsFromMe, DateTimeOffset SentAt, JsonElement Raw);
