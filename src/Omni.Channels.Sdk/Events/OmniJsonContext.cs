using System.Text.Json;
using System.Text.Json.Serialization;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.Sdk.Events;

/// <summary>Source-generated serializers of <see cref="OmniJson"/>.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(OmniEvent))]
[JsonSerializable(typeof(EventMetadata))]
[JsonSerializable(typeof(MessageReceived))]
[JsonSerializable(typeof(MessageSent))]
[JsonSerializable(typeof(MessageDelivered))]
[JsonSerializable(typeof(MessageRead))]
[JsonSerializable(typeof(MessageFailed))]
[JsonSerializable(typeof(MessageFailedLate))]
[JsonSerializable(typeof(MediaReceived))]
[JsonSerializable(typeof(ReactionReceived))]
[JsonSerializable(typeof(ReactionRemoved))]
[JsonSerializable(typeof(InstanceConnected))]
[JsonSerializable(typeof(InstanceDisconnected))]
[JsonSerializable(typeof(InstanceQrCode))]
[JsonSerializable(typeof(PresenceTyping))]
[JsonSerializable(typeof(ProfileSynced))]
[JsonSerializable(typeof(NumberChanged))]
[JsonSerializable(typeof(MarketingPreferenceChanged))]
[JsonSerializable(typeof(InstanceHealth))]
[JsonSerializable(typeof(SyncProgress))]
[JsonSerializable(typeof(OutgoingMessage))]
[JsonSerializable(typeof(RemoteMedia))]
[JsonSerializable(typeof(SendResultView))]
internal sealed partial class OmniJsonContext : JsonSerializerContext;
