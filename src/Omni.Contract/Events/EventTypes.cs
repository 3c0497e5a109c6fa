namespace Omni.Contract.Events;

/// <summary>The event types of Omni, as written on the wire.</summary>
public static class EventTypes
{
    /// <summary>A message was received.</summary>
    public const string MessageReceived = "message.received";

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

    /// <summary>The prefix of all synchronisation events.</summary>
    public const string SyncPrefix = "sync.";

    /// <summary>The prefix of all channel-specific events.</summary>
    public const string CustomPrefix = "custom.";
}
