using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Contents;

namespace Omni.Api.Intake;

/// <summary>Which capability of a channel each kind of message asks for.</summary>
internal static class SendCapabilities
{
    public static bool Allow(IChannelPlugin plugin, MessageContent content) => content switch
    {
        TextContent => plugin.Capabilities.CanSendText,
        StickerContent => plugin.Capabilities.CanSendSticker,
        MediaContent => plugin.Capabilities.CanSendMedia,
        ReactionContent => plugin.Capabilities.CanSendReaction,
        ContactContent => plugin.Capabilities.CanSendContact,
        LocationContent => plugin.Capabilities.CanSendLocation,
        TemplateContent => plugin.Capabilities.CanSendTemplate,
        InteractiveContent => plugin.Capabilities.CanSendButtons,
        PollContent => plugin.Capabilities.CanSendPoll,
        _ => false,
    };
}
