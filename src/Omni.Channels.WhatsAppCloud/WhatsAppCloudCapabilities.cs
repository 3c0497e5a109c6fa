using Omni.Channels.WhatsAppCloud.Kinds.Text;
using Omni.Channels.WhatsAppCloud.Media;
using Omni.Contract.Instances;

namespace Omni.Channels.WhatsAppCloud;

/// <summary>The capabilities of the Cloud API. Typing is supported: Meta added the indicator in 2025.</summary>
internal static class WhatsAppCloudCapabilities
{
    public static ChannelCapabilities All { get; } = new()
    {
        CanSendText = true,
        CanSendMedia = true,
        CanSendReaction = true,
        CanSendTyping = true,
        CanReceiveReadReceipts = true,
        CanReceiveDeliveryReceipts = true,
        CanReplyToMessage = true,
        CanSendContact = true,
        CanSendLocation = true,
        CanSendSticker = true,
        CanHandleGroups = true,
        CanHandleDMs = true,
        CanSendButtons = true,
        CanSendSelectMenu = true,
        CanSendTemplate = true,
        HasMessagingWindow = true,
        MessagingWindowMs = (long)TimeSpan.FromHours(24).TotalMilliseconds,
        MaxMessageLength = TextSender.MaxBodyLength,
        SupportedMediaTypes = MediaRules.Limits,
        MaxFileSize = MediaRules.MaxDocumentBytes,
        MaxButtonsPerRow = 3,
        MaxSelectOptions = 10,
    };
}
