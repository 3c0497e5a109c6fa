using System.Collections.Frozen;

namespace Omni.Api.Operations.Unsupported;

/// <summary>
/// Fields of Omni's requests that this host has no use for: they belong to its agents, or to channels of other kinds. They are taken, as
/// Omni's clients expect, and named in the answer's header.
/// </summary>
internal static class OmniFields
{
    public static IReadOnlySet<string> All { get; } = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,

        // Of sends
        "threadId", "mentions", "sentBy", "isThreadBroadcast", "forceList", "sectionTitle", "buttonLabel", "messageFormatMode",
        "correlationId", "buttons", "list", "requestLocation", "metadata", "channel",

        // Of instances
        "token", "forceNewQr", "agentId", "agentProviderId", "agentTimeout", "agentStreamMode", "agentReplyFilter", "agentSessionStrategy",
        "agentPrefixSenderName", "agentGate", "agentGateModel", "agentGatePrompt", "agentGateEnabled", "agentType", "agentApiUrl",
        "agentApiKey", "agentStalledTimeoutMs", "ackTimeoutMs", "messageDebounceMode", "messageDebounceMinMs", "messageDebounceMaxMs",
        "messageDebounceGroupMs", "messageDebounceRestartOnTyping", "messageSplitDelayMode", "messageSplitDelayFixedMs",
        "messageSplitDelayMinMs", "messageSplitDelayMaxMs", "enableAutoSplit", "disableUsernamePrefix", "readReceipts", "groupHistorySize",
        "markOnlineOnConnect", "reactionAck", "reactionAckEmoji", "followUpEnabled", "ttsVoiceId", "ttsModelId", "bridgeTmuxSession",
        "triggerEvents", "triggerReactions", "triggerMentionPatterns", "triggerMode", "webhookVerifyToken", "accessMode",
        "processAudio", "processImages", "processVideo", "processDocuments", "processMediaOnBlocked", "discordBotToken",
        "discordClientId", "slackBotToken", "slackAppToken", "telegramBotToken", "metaAccessToken", "metaPhoneNumberId", "metaWabaId",
        "metaAppId", "metaBusinessId", "metaApiVersion", "metaConnectionMethod",

        // Of keys
        "overrides", "owner", "denylistPresetKey",

        // Of chats and reading
        "settings", "chatType", "channelId", "duration");
}
