using Omni.Channels.Sdk.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Revoke;

/// <summary>An earlier message was taken back.</summary>
internal sealed record RevokeMessage : InboundMessage
{
    public required RevokeBody Revoke { get; init; }

    public override MessageContent ToContent() => new DeleteContent { TargetMessageId = Revoke.OriginalMessageId };

    internal sealed record RevokeBody
    {
        public required string OriginalMessageId { get; init; }
    }
}
