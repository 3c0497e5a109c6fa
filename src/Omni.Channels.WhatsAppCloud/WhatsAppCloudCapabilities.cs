using Omni.Channels.WhatsAppCloud.Kinds.Text;
using Omni.Channels.WhatsAppCloud.Media;
using Omni.Contract.Events;
using Omni.Contract.Instances;

namespace Omni.Channels.WhatsAppCloud;

/// <summary>The capabilities of the Cloud API. Typing is supported: Meta added the indicator in 2025.</summary>
internal static class WhatsAppCloudCapabilities
{
    /// <summary>The types of its events, and of those that the host makes of its sends and media.</summary>
    private static readonly string[] Emitted =
    [
        EventTypes.MessageReceived, EventTypes.MessageHistory, EventTypes.MessageStandby, EventTypes.MessageSent,
        EventTypes.MessageDelivered, EventTypes.MessageRead, EventTypes.MessageFailed, EventTypes.MessageFailedLate,
        EventTypes.MediaReceived, EventTypes.ReactionReceived, EventTypes.ReactionRemoved, EventTypes.InstanceConnected,
        EventTypes.InstanceDisconnected, EventTypes.InstanceHealth, EventTypes.ChannelAlert, EventTypes.ProfileSynced,
        EventTypes.NumberChanged,
        EventTypes.UserIdChanged, EventTypes.MarketingPreferenceChanged, EventTypes.AccountUpdated, EventTypes.AccountReviewed,
        EventTypes.AccountAlerted, EventTypes.AccountSettingsChanged, EventTypes.AccountCapabilityChanged,
        EventTypes.PaymentConfigurationChanged, EventTypes.PartnerSolutionChanged, EventTypes.NumberQualityChanged,
        EventTypes.NumberNameReviewed, EventTypes.NumberUsernameChanged, EventTypes.NumberSecurityChanged, EventTypes.NumberFailed,
        EventTypes.TemplateStatusChanged, EventTypes.TemplateQualityChanged, EventTypes.TemplateCategoryChanged,
        EventTypes.TemplateComponentsChanged, EventTypes.FlowChanged, EventTypes.ContactSynced, EventTypes.ThreadControlChanged,
        EventTypes.ThreadSummarized, EventTypes.MarketingActed, EventTypes.ConversionReported,
        EventTypes.CallPrefix + "*", EventTypes.GroupPrefix + "*", EventTypes.SyncPrefix + "*", EventTypes.CustomPrefix + "*",
    ];

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
        Events = new ChannelEvents { Emits = Emitted, Edits = false, Deletes = false, Idempotency = true },
        MaxButtonsPerRow = 3,
        MaxSelectOptions = 10,
    };
}
