namespace Omni.Channels.Sdk.Capabilities;

/// <summary>What a channel can do, and its limits. By default every capability is off and no limit applies.</summary>
public sealed record ChannelCapabilities
{
    /// <summary>Sends plain text.</summary>
    public bool CanSendText { get; init; }

    /// <summary>Sends images, audio, video and documents.</summary>
    public bool CanSendMedia { get; init; }

    /// <summary>Sends reactions to messages.</summary>
    public bool CanSendReaction { get; init; }

    /// <summary>Shows typing indicators.</summary>
    public bool CanSendTyping { get; init; }

    /// <summary>Receives read receipts.</summary>
    public bool CanReceiveReadReceipts { get; init; }

    /// <summary>Receives delivery receipts.</summary>
    public bool CanReceiveDeliveryReceipts { get; init; }

    /// <summary>Edits sent messages.</summary>
    public bool CanEditMessage { get; init; }

    /// <summary>Deletes sent messages.</summary>
    public bool CanDeleteMessage { get; init; }

    /// <summary>Replies to a given message.</summary>
    public bool CanReplyToMessage { get; init; }

    /// <summary>Forwards messages.</summary>
    public bool CanForwardMessage { get; init; }

    /// <summary>Sends contact cards.</summary>
    public bool CanSendContact { get; init; }

    /// <summary>Sends locations.</summary>
    public bool CanSendLocation { get; init; }

    /// <summary>Sends stickers.</summary>
    public bool CanSendSticker { get; init; }

    /// <summary>Sends and receives in groups.</summary>
    public bool CanHandleGroups { get; init; }

    /// <summary>Sends and receives in broadcasts and channels.</summary>
    public bool CanHandleBroadcast { get; init; }

    /// <summary>Sends rich embeds.</summary>
    public bool CanSendEmbed { get; init; }

    /// <summary>Sends polls.</summary>
    public bool CanSendPoll { get; init; }

    /// <summary>Sends buttons.</summary>
    public bool CanSendButtons { get; init; }

    /// <summary>Sends templates approved by the channel.</summary>
    public bool CanSendTemplate { get; init; }

    /// <summary>Sends lists to choose from.</summary>
    public bool CanSendSelectMenu { get; init; }

    /// <summary>Shows dialogs.</summary>
    public bool CanShowModal { get; init; }

    /// <summary>Receives slash commands.</summary>
    public bool CanUseSlashCommands { get; init; }

    /// <summary>Receives context menu commands.</summary>
    public bool CanUseContextMenu { get; init; }

    /// <summary>Sends and receives direct messages.</summary>
    public bool CanHandleDMs { get; init; }

    /// <summary>Sends and receives in threads.</summary>
    public bool CanHandleThreads { get; init; }

    /// <summary>Creates webhooks on the platform.</summary>
    public bool CanCreateWebhooks { get; init; }

    /// <summary>Sends through the platform's webhooks.</summary>
    public bool CanSendViaWebhook { get; init; }

    /// <summary>Joins voice channels.</summary>
    public bool CanHandleVoice { get; init; }

    /// <summary>Streams partial answers.</summary>
    public bool CanStreamResponse { get; init; }

    /// <summary>Accepts free-form messages only for a limited time after the user's last message.</summary>
    public bool HasMessagingWindow { get; init; }

    /// <summary>Length of the messaging window in milliseconds; null when there is none.</summary>
    public long? MessagingWindowMs { get; init; }

    /// <summary>Longest text of one message in UTF-16 units; 0 = unlimited.</summary>
    public int MaxMessageLength { get; init; }

    /// <summary>The media types that the channel accepts, each with its size limit.</summary>
    public IReadOnlyList<MediaLimit> SupportedMediaTypes { get; init; } = [];

    /// <summary>Largest file in bytes; 0 = unlimited.</summary>
    public long MaxFileSize { get; init; }

    /// <summary>The maximum number of fields in an embed; null when there is no limit.</summary>
    public int? MaxEmbedFields { get; init; }

    /// <summary>The maximum number of buttons in a row; null when there is no limit.</summary>
    public int? MaxButtonsPerRow { get; init; }

    /// <summary>The maximum number of button rows in a message; null when there is no limit.</summary>
    public int? MaxRowsPerMessage { get; init; }

    /// <summary>The maximum number of options in a list; null when there is no limit.</summary>
    public int? MaxSelectOptions { get; init; }
}
