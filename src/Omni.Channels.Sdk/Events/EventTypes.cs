namespace Omni.Channels.Sdk.Events;

/// <summary>The event types of Omni, as they stand on the wire.</summary>
public static class EventTypes
{
    /// <summary>A message came in.</summary>
    public const string MessageReceived = "message.received";

    /// <summary>A message was accepted by the channel.</summary>
    public const string MessageSent = "message.sent";

    /// <summary>A message reached the other side's device.</summary>
    public const string MessageDelivered = "message.delivered";

    /// <summary>A message was read (or a voice note played).</summary>
    public const string MessageRead = "message.read";

    /// <summary>A message could not be sent or delivered.</summary>
    public const string MessageFailed = "message.failed";

    /// <summary>Media of a message was stored.</summary>
    public const string MediaReceived = "media.received";

    /// <summary>Somebody reacted to a message.</summary>
    public const string ReactionReceived = "reaction.received";

    /// <summary>Somebody took a reaction back.</summary>
    public const string ReactionRemoved = "reaction.removed";

    /// <summary>An instance was connected.</summary>
    public const string InstanceConnected = "instance.connected";

    /// <summary>An instance was disconnected, or cannot work any more.</summary>
    public const string InstanceDisconnected = "instance.disconnected";

    /// <summary>A QR code to be scanned.</summary>
    public const string InstanceQrCode = "instance.qr_code";

    /// <summary>Somebody is typing.</summary>
    public const string PresenceTyping = "presence.typing";

    /// <summary>The instance's own profile was read.</summary>
    public const string ProfileSynced = "profile.synced";

    /// <summary>Somebody is reached under another number from now on.</summary>
    public const string NumberChanged = "identity.number_changed";

    /// <summary>The channel told that an instance works less well, or well again.</summary>
    public const string InstanceHealth = "system.instance_health";

    /// <summary>What all synchronisation events begin with.</summary>
    public const string SyncPrefix = "sync.";

    /// <summary>What all of a channel's own events begin with.</summary>
    public const string CustomPrefix = "custom.";
}
