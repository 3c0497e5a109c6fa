using Omni.Channels.Sdk.Channels;
using Omni.Contract.Instances;
using Sdk = Omni.Channels.Sdk.Capabilities;

namespace Omni.Api.Instances;

/// <summary>Builds the view of a channel.</summary>
internal static class ChannelView
{
    public static Channel Of(IChannelPlugin channel) => new()
    {
        Id = channel.Id,
        Name = channel.Name,
        Version = channel.Version,
        Description = channel.Name,
        Loaded = true,
        Capabilities = Of(channel.Capabilities),
    };

    public static ChannelCapabilities Of(Sdk.ChannelCapabilities known) => new()
    {
        CanSendText = known.CanSendText,
        CanSendMedia = known.CanSendMedia,
        CanSendReaction = known.CanSendReaction,
        CanSendTyping = known.CanSendTyping,
        CanReceiveReadReceipts = known.CanReceiveReadReceipts,
        CanReceiveDeliveryReceipts = known.CanReceiveDeliveryReceipts,
        CanEditMessage = known.CanEditMessage,
        CanDeleteMessage = known.CanDeleteMessage,
        CanReplyToMessage = known.CanReplyToMessage,
        CanForwardMessage = known.CanForwardMessage,
        CanSendContact = known.CanSendContact,
        CanSendLocation = known.CanSendLocation,
        CanSendSticker = known.CanSendSticker,
        CanHandleGroups = known.CanHandleGroups,
        CanHandleBroadcast = known.CanHandleBroadcast,
        CanSendEmbed = known.CanSendEmbed,
        CanSendPoll = known.CanSendPoll,
        CanSendButtons = known.CanSendButtons,
        CanSendTemplate = known.CanSendTemplate,
        CanSendSelectMenu = known.CanSendSelectMenu,
        CanShowModal = known.CanShowModal,
        CanUseSlashCommands = known.CanUseSlashCommands,
        CanUseContextMenu = known.CanUseContextMenu,
        CanHandleDMs = known.CanHandleDMs,
        CanHandleThreads = known.CanHandleThreads,
        CanCreateWebhooks = known.CanCreateWebhooks,
        CanSendViaWebhook = known.CanSendViaWebhook,
        CanHandleVoice = known.CanHandleVoice,
        CanStreamResponse = known.CanStreamResponse,
        HasMessagingWindow = known.HasMessagingWindow,
        MessagingWindowMs = known.MessagingWindowMs,
        MaxMessageLength = known.MaxMessageLength,
        SupportedMediaTypes = [.. known.SupportedMediaTypes.Select(limit => new MediaLimit(limit.MimeType, limit.MaxSize))],
        MaxFileSize = known.MaxFileSize,
        MaxEmbedFields = known.MaxEmbedFields,
        MaxButtonsPerRow = known.MaxButtonsPerRow,
        MaxRowsPerMessage = known.MaxRowsPerMessage,
        MaxSelectOptions = known.MaxSelectOptions,
    };
}
