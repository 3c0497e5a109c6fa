using Omni.Channels.Sdk.Contents;
using Omni.Channels.WhatsAppCloud.Webhooks.Messages;

namespace Omni.Channels.WhatsAppCloud.Mapping;

/// <summary>What a message says, in Omni's words.</summary>
internal static class InboundContent
{
    public static MessageContent Of(InboundMessage message) => message switch
    {
        TextMessage text => new TextContent { Text = text.Text.Body },
        ImageMessage { Image: var image } => new ImageContent { MimeType = image.MimeType, Caption = image.Caption, Filename = image.Filename },
        VideoMessage { Video: var video } => new VideoContent { MimeType = video.MimeType, Caption = video.Caption, Filename = video.Filename },
        AudioMessage { Audio: var audio } => new AudioContent { MimeType = audio.MimeType, Filename = audio.Filename },
        DocumentMessage { Document: var file } => new DocumentContent { MimeType = file.MimeType, Caption = file.Caption, Filename = file.Filename },
        StickerMessage { Sticker: var sticker } => new StickerContent { MimeType = sticker.MimeType },
        LocationMessage { Location: var place } => new LocationContent
        {
            Location = new GeoLocation { Latitude = place.Latitude, Longitude = place.Longitude, Name = place.Name, Address = place.Address },
        },
        ContactsMessage { Contacts: var cards } when cards.Any(c => c is not null) => InboundContacts.Of(cards),
        ReactionMessage { Reaction: var reaction } => new ReactionContent { TargetMessageId = reaction.MessageId, Emoji = reaction.Emoji ?? "" },
        ButtonMessage { Button: { Text: { } label } } => new TextContent { Text = label },
        InteractiveMessage { Interactive: var answer } => Answer(answer),
        OrderMessage { Order: var order } => Order(order),
        SystemMessage { System: var notice } => new UnknownContent { OriginalType = message.Type, Text = notice.Body },
        EditMessage { Edit: var edit } => new EditContent { TargetMessageId = edit.OriginalMessageId, Text = edit.Message?.Words ?? "" },
        RevokeMessage { Revoke: var revoke } => new DeleteContent { TargetMessageId = revoke.OriginalMessageId },
        _ => new UnknownContent { OriginalType = message.Type },
    };

    /// <summary>What was chosen reads as if it had been written; ids and answers are in the raw payload.</summary>
    private static MessageContent Answer(InteractiveMessage.InteractiveBody answer) => answer switch
    {
        { ButtonReply.Title: { } title } => new TextContent { Text = title },
        { ListReply.Title: { } title } => new TextContent { Text = title },
        { NfmReply: { } flow } => new TextContent { Text = flow.Body ?? flow.Name ?? "" },
        _ => new UnknownContent { OriginalType = $"interactive:{answer.Type}" },
    };

    private static ProductContent Order(OrderMessage.OrderBody order) => new()
    {
        CatalogId = order.CatalogId ?? "",
        ProductId = order.ProductItems?.FirstOrDefault(i => i is not null)?.ProductRetailerId ?? "",
        Text = string.IsNullOrEmpty(order.Text) ? null : order.Text,
    };
}
