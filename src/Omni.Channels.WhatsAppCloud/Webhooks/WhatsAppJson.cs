using System.Text.Json.Serialization;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>JSON of webhooks: snake_case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(WebhookBody))]
[JsonSerializable(typeof(MessagesValue))]
[JsonSerializable(typeof(TextMessage))]
[JsonSerializable(typeof(UnknownMessage))]
internal sealed partial class WhatsAppJson : JsonSerializerContext;
