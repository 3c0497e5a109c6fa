namespace Omni.Contract.Instances;

/// <summary>A channel's abilities and limits. Defaults: no abilities, no limits.</summary>
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

    /// <summary>Is notified that a message was read.</summary>
    public bool CanReceiveReadReceipts { get; init; }

    /// <summary>Is notified that a message was delivered.</summary>
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

    /// <summary>Supports groups.</summary>
    public bool CanHandleGroups { get; init; }

    /// <summary>Supports broadcasts and channels.</summary>
    public bool CanHandleBroadcast { get; init; }

    /// <summary>Sends rich embeds.</summary>
    public bool CanSendEmbed { get; init; }

    /// <summary>Sends polls.</summary>
    public bool CanSendPoll { get; init; }

    /// <summary>Sends buttons.</summary>
    public bool CanSendButtons { get; init; }

    /// <summary>Sends templates that the channel has approved before.</summary>
    public bool CanSendTemplate { get; init; }

    /// <summary>Sends lists of options.</summary>
    public bool CanSendSelectMenu { get; init; }

    /// <summary>Shows dialogs.</summary>
    public bool CanShowModal { get; init; }

    /// <summary>Handles slash commands.</summary>
    public bool CanUseSlashCommands { get; init; }

    /// <summary>Handles context menu commands.</summary>
    public bool CanUseContextMenu { get; init; }

    /// <summary>Supports direct messages.</summary>
    public bool CanHandleDMs { get; init; }

    /// <summary>Supports threads.</summary>
    public bool CanHandleThreads { get; init; }

    /// <summary>Creates webhooks on the platform.</summary>
    public bool CanCreateWebhooks { get; init; }

    /// <summary>Sends through the platform's webhooks.</summary>
    public bool CanSendViaWebhook { get; init; }

    /// <summary>Supports voice channels.</summary>
    public bool CanHandleVoice { get; init; }

    /// <summary>Streams partial answers.</summary>
    public bool CanStreamResponse { get; init; }

    /// <summary>Hands a contact over to another agent.</summary>
    public bool CanHandoff { get; init; }

    /// <summary>Closes a contact.</summary>
    public bool CanCloseContact { get; init; }

    /// <summary>Closes a contact without a last message.</summary>
    public bool CanCloseContactWithoutText { get; init; }

    /// <summary>Lets the platform send a message later. The host does so on every channel (<c>sendAt</c>).</summary>
    public bool CanScheduleMessage { get; init; }

    /// <summary>How far ahead the platform takes a message, in milliseconds; null when it takes none.</summary>
    public long? MaxScheduleAheadMs { get; init; }

    /// <summary>Links to a message.</summary>
    public bool CanGetPermalink { get; init; }

    /// <summary>Pins messages.</summary>
    public bool CanPinMessage { get; init; }

    /// <summary>Searches messages on the platform. The host searches what it stores on every channel.</summary>
    public bool CanSearchMessages { get; init; }

    /// <summary>Which events it emits; null when it does not say.</summary>
    public ChannelEvents? Events { get; init; }

    /// <summary>Free-form messages are allowed only for a limited time after the user's last message.</summary>
    public bool HasMessagingWindow { get; init; }

    /// <summary>Length of the messaging window in milliseconds; null when there is none.</summary>
    public long? MessagingWindowMs { get; init; }

    /// <summary>Maximum text length of one message in UTF-16 units; 0 = unlimited.</summary>
    public int MaxMessageLength { get; init; }

    /// <summary>The supported media types, each with its maximum size.</summary>
    public IReadOnlyList<MediaLimit> SupportedMediaTypes { get; init; } = [];

    /// <summary>Maximum file size in bytes; 0 = unlimited.</summary>
    public long MaxFileSize { get; init; }

    /// <summary>Maximum number of fields of an embed; null = unlimited.</summary>
    public int? MaxEmbedFields { get; init; }

    /// <summary>Maximum number of buttons in a row; null = unlimited.</summary>
    public int? MaxButtonsPerRow { get; init; }

    /// <summary>Maximum number of button rows of a message; null = unlimited.</summary>
    public int? MaxRowsPerMessage { get; init; }

    /// <summary>Maximum number of options of a list; null = unlimited.</summary>
    public int? MaxSelectOptions { get; init; }
}
