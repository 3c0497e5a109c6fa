using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Revoke;

/// <summary>The deletion of an earlier message.</summary>
internal sealed record RevokeMessage : InboundMessage
{
    public required RevokeBody Revoke { get; init; }

    public override MessageContent ToContent() => new DeleteContent { TargetMessageId = Revoke.OriginalMessageId };

    internal sealed record RevokeBody
    {
        public required string OriginalMessageId { get; init; }
    }
}
