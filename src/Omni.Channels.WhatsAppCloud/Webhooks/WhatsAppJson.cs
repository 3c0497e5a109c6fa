using System.Text.Json.Serialization;
using Omni.Channels.WhatsAppCloud.Webhooks.Messages;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>JSON of webhooks: snake_case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(InboundMessage))]
[JsonSerializable(typeof(TextMessage))]
[JsonSerializable(typeof(ImageMessage))]
[JsonSerializable(typeof(VideoMessage))]
[JsonSerializable(typeof(AudioMessage))]
[JsonSerializable(typeof(DocumentMessage))]
[JsonSerializable(typeof(StickerMessage))]
[JsonSerializable(typeof(LocationMessage))]
[JsonSerializable(typeof(ContactsMessage))]
[JsonSerializable(typeof(ReactionMessage))]
[JsonSerializable(typeof(ButtonMessage))]
[JsonSerializable(typeof(InteractiveMessage))]
[JsonSerializable(typeof(OrderMessage))]
[JsonSerializable(typeof(SystemMessage))]
[JsonSerializable(typeof(EditMessage))]
[JsonSerializable(typeof(RevokeMessage))]
[JsonSerializable(typeof(UnknownMessage))]
internal sealed partial class WhatsAppJson : JsonSerializerContext;
