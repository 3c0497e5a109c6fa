using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Omni.Channels.WhatsAppCloud.Kinds.Button;
using Omni.Channels.WhatsAppCloud.Kinds.Contacts;
using Omni.Channels.WhatsAppCloud.Kinds.Edit;
using Omni.Channels.WhatsAppCloud.Kinds.Interactive;
using Omni.Channels.WhatsAppCloud.Kinds.Location;
using Omni.Channels.WhatsAppCloud.Kinds.Media;
using Omni.Channels.WhatsAppCloud.Kinds.Order;
using Omni.Channels.WhatsAppCloud.Kinds.Reaction;
using Omni.Channels.WhatsAppCloud.Kinds.Revoke;
using Omni.Channels.WhatsAppCloud.Kinds.SystemNotice;
using Omni.Channels.WhatsAppCloud.Kinds.Template;
using Omni.Channels.WhatsAppCloud.Kinds.Text;
using Omni.Channels.WhatsAppCloud.Webhooks;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>
/// The table of kinds. The other parts of a kind are in its folder. <see cref="Inbound"/> serializes inbound records,
/// <see cref="Outbound"/> the contents that senders build.
/// </summary>
#pragma warning disable MA0049 // The folder and its table have one name.
internal static partial class Kinds
#pragma warning restore MA0049
{
    public static IReadOnlyList<Kind> All { get; } =
    [
        new Kind("text").In(Inbound.Default.TextMessage).Out<TextSender>(ContentType.Text),
        new Kind("image").In(Inbound.Default.ImageMessage).Out<MediaSender>(ContentType.Image),
        new Kind("video").In(Inbound.Default.VideoMessage).Out<MediaSender>(ContentType.Video),
        new Kind("audio").In(Inbound.Default.AudioMessage).Out<MediaSender>(ContentType.Audio),
        new Kind("document").In(Inbound.Default.DocumentMessage).Out<MediaSender>(ContentType.Document),
        new Kind("sticker").In(Inbound.Default.StickerMessage).Out<MediaSender>(ContentType.Sticker),
        new Kind("location").In(Inbound.Default.LocationMessage).Out<LocationSender>(ContentType.Location),
        new Kind("contacts").In(Inbound.Default.ContactsMessage).Out<ContactsSender>(ContentType.Contact),
        new Kind("reaction").In(Inbound.Default.ReactionMessage).Out<ReactionSender>(ContentType.Reaction),
        new Kind("interactive").In(Inbound.Default.InteractiveMessage).Out<InteractiveSender>(InteractiveContent.Name),
        new Kind("interactive").Out<ChoicesSender>(ChoicesContent.Name),
        new Kind("template").Out<TemplateSender>(TemplateContent.Name),
        new Kind("button").In(Inbound.Default.ButtonMessage),
        new Kind("order").In(Inbound.Default.OrderMessage),
        new Kind("system").In(Inbound.Default.SystemMessage),
        new Kind("edit").In(Inbound.Default.EditMessage),
        new Kind("revoke").In(Inbound.Default.RevokeMessage),
    ];

    private static readonly FrozenDictionary<string, JsonTypeInfo> Messages =
        All.Where(kind => kind.Message is not null).ToFrozenDictionary(kind => kind.Type, kind => kind.Message!, StringComparer.Ordinal);

    /// <summary>Returns the reader of a type; that of an unknown message when the table has no such kind.</summary>
    public static JsonTypeInfo MessageOf(string? type) =>
        type is not null && Messages.TryGetValue(type, out var message) ? message : Inbound.Default.UnknownMessage;

    /// <summary>
    /// Returns a message's type. When it cannot be read, or the message has no content of that type, it is that of the first kind whose
    /// content the message has. Null when nothing tells the type.
    /// </summary>
    public static string? TypeOf(JsonElement message) => message.Text("type") is { } type && message.Member(type) is not null
        ? type
        : All.FirstOrDefault(kind => kind.Message is not null && message.Member(kind.Type) is not null)?.Type ?? message.Text("type");

    /// <summary>Messages in webhooks: snake_case.</summary>
    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.AllowReadingFromString)]
    [JsonSerializable(typeof(TextMessage))]
    [JsonSerializable(typeof(ImageMessage))]
    [JsonSerializable(typeof(VideoMessage))]
    [JsonSerializable(typeof(AudioMessage))]
    [JsonSerializable(typeof(DocumentMessage))]
    [JsonSerializable(typeof(StickerMessage))]
    [JsonSerializable(typeof(LocationMessage))]
    [JsonSerializable(typeof(ContactsMessage))]
    [JsonSerializable(typeof(ReactionMessage))]
    [JsonSerializable(typeof(InteractiveMessage))]
    [JsonSerializable(typeof(ButtonMessage))]
    [JsonSerializable(typeof(OrderMessage))]
    [JsonSerializable(typeof(SystemMessage))]
    [JsonSerializable(typeof(EditMessage))]
    [JsonSerializable(typeof(RevokeMessage))]
    [JsonSerializable(typeof(UnknownMessage))]
    private sealed partial class Inbound : JsonSerializerContext;

    /// <summary>Contents of requests: snake_case, nulls omitted.</summary>
    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(TextSender.TextBody))]
    [JsonSerializable(typeof(MediaObject))]
    [JsonSerializable(typeof(LocationSender.LocationBody))]
    [JsonSerializable(typeof(IReadOnlyList<ContactBody>))]
    [JsonSerializable(typeof(ReactionSender.ReactionBody))]
    [JsonSerializable(typeof(TemplateSender.TemplateBody))]
    internal sealed partial class Outbound : JsonSerializerContext;
}
