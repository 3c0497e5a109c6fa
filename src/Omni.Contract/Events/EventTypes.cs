namespace Omni.Contract.Events;

/// <summary>The event types of Omni, as written on the wire.</summary>
public static class EventTypes
{
    /// <summary>A message was received.</summary>
    public const string MessageReceived = "message.received";

    /// <summary>An old message came with the history of the account: do not answer it.</summary>
    public const string MessageHistory = "message.history";

    /// <summary>A message was exchanged with another partner of the business, who answers in the chat: do not answer it.</summary>
    public const string MessageStandby = "message.standby";

    /// <summary>The channel accepted a message.</summary>
    public const string MessageSent = "message.sent";

    /// <summary>A message reached the other side's device.</summary>
    public const string MessageDelivered = "message.delivered";

    /// <summary>A message was read (or a voice note played).</summary>
    public const string MessageRead = "message.read";

    /// <summary>A message was not sent or not delivered.</summary>
    public const string MessageFailed = "message.failed";

    /// <summary>A failure was reported about a message that had reached the other side; the message stays delivered or read.</summary>
    public const string MessageFailedLate = "message.failed_late";

    /// <summary>Media of a message was stored.</summary>
    public const string MediaReceived = "media.received";

    /// <summary>A user reacted to a message.</summary>
    public const string ReactionReceived = "reaction.received";

    /// <summary>A user removed a reaction.</summary>
    public const string ReactionRemoved = "reaction.removed";

    /// <summary>An instance was connected.</summary>
    public const string InstanceConnected = "instance.connected";

    /// <summary>An instance was disconnected or stopped working.</summary>
    public const string InstanceDisconnected = "instance.disconnected";

    /// <summary>A channel returned a QR code to scan.</summary>
    public const string InstanceQrCode = "instance.qr_code";

    /// <summary>A user started or stopped typing.</summary>
    public const string PresenceTyping = "presence.typing";

    /// <summary>The instance's own profile was read.</summary>
    public const string ProfileSynced = "profile.synced";

    /// <summary>The phone number of a user changed.</summary>
    public const string NumberChanged = "identity.number_changed";

    /// <summary>A user stopped or resumed marketing messages.</summary>
    public const string MarketingPreferenceChanged = "identity.marketing_preference_changed";

    /// <summary>The channel reported a change in the health of an instance.</summary>
    public const string InstanceHealth = "system.instance_health";

    /// <summary>The account was restricted, disabled, reinstated, disconnected or changed otherwise.</summary>
    public const string AccountUpdated = "account.updated";

    /// <summary>The review of the account was decided.</summary>
    public const string AccountReviewed = "account.reviewed";

    /// <summary>An alert about the account, a number or the business.</summary>
    public const string AccountAlerted = "account.alerted";

    /// <summary>A setting of the account or a number changed.</summary>
    public const string AccountSettingsChanged = "account.settings_changed";

    /// <summary>The limits of the account changed.</summary>
    public const string AccountCapabilityChanged = "account.capability_changed";

    /// <summary>A payment configuration changed.</summary>
    public const string PaymentConfigurationChanged = "account.payment_configuration_changed";

    /// <summary>A partner solution changed.</summary>
    public const string PartnerSolutionChanged = "account.partner_solution_changed";

    /// <summary>The quality, the throughput or the limit of a number changed.</summary>
    public const string NumberQualityChanged = "number.quality_changed";

    /// <summary>The display name of a number was decided.</summary>
    public const string NumberNameReviewed = "number.name_reviewed";

    /// <summary>The user name of a number was approved, reserved or deleted.</summary>
    public const string NumberUsernameChanged = "number.username_changed";

    /// <summary>The PIN of a number was changed or its removal asked for.</summary>
    public const string NumberSecurityChanged = "number.security_changed";

    /// <summary>An error of a number that concerns no message.</summary>
    public const string NumberFailed = "number.error";

    /// <summary>Something about the account or a number that an operator may act on.</summary>
    public const string ChannelAlert = "channel.alert";

    /// <summary>The status of a template changed.</summary>
    public const string TemplateStatusChanged = "template.status_changed";

    /// <summary>The quality of a template changed.</summary>
    public const string TemplateQualityChanged = "template.quality_changed";

    /// <summary>The category of a template changed or will change.</summary>
    public const string TemplateCategoryChanged = "template.category_changed";

    /// <summary>The content of a template changed.</summary>
    public const string TemplateComponentsChanged = "template.components_changed";

    /// <summary>A flow has a new status, or its errors or its latency passed a threshold.</summary>
    public const string FlowChanged = "flow.changed";

    /// <summary>A contact of the phone app was added, changed or removed.</summary>
    public const string ContactSynced = "contact.synced";

    /// <summary>The channel's id of a user changed.</summary>
    public const string UserIdChanged = "identity.user_id_changed";

    /// <summary>Another partner of the business, or this one, took over a chat.</summary>
    public const string ThreadControlChanged = "thread.control_changed";

    /// <summary>A summary of the conversation so far came with a message.</summary>
    public const string ThreadSummarized = "thread.summarized";

    /// <summary>A person clicked a link of a marketing message or saw its page.</summary>
    public const string MarketingActed = "marketing.action";

    /// <summary>An order or a lead was recognised in a conversation.</summary>
    public const string ConversionReported = "marketing.conversion";

    /// <summary>The prefix of events of calls, such as <c>call.connect</c>.</summary>
    public const string CallPrefix = "call.";

    /// <summary>The prefix of events of groups, such as <c>group.participants_add</c>.</summary>
    public const string GroupPrefix = "group.";

    /// <summary>The prefix of all synchronisation events.</summary>
    public const string SyncPrefix = "sync.";

    /// <summary>The prefix of all channel-specific events.</summary>
    public const string CustomPrefix = "custom.";
}
