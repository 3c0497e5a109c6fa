using Omni.Channels.Sdk.Capabilities;

namespace Omni.Channels.WhatsAppCloud;

/// <summary>What the Cloud API can do. Typing is true: Meta added the indicator in 2025, after the original design was written.</summary>
internal static class WhatsAppCloudCapabilities
{
    private const long Kilobyte = 1024, Megabyte = 1024 * Kilobyte;

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
        HasMessagingWindow = true,
        MessagingWindowMs = (long)TimeSpan.FromHours(24).TotalMilliseconds,
        MaxMessageLength = Senders.TextSender.MaxBodyLength,
        SupportedMediaTypes =
        [
            new("image/*", 5 * Megabyte),
            new("video/*", 16 * Megabyte),
            new("audio/*", 16 * Megabyte),
            new("application/*", 100 * Megabyte),
            new("text/*", 100 * Megabyte),
            new("image/webp", 500 * Kilobyte),
        ],
        MaxFileSize = 100 * Megabyte,
        MaxButtonsPerRow = 3,
        MaxSelectOptions = 10,
    };
}
