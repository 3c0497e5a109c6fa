using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Revoke;

/// <summary>The deletion of an earlier message.</summary>
internal sealed record RevokeMessage : InboundMessage
{
    public RevokeBody? Revoke { get; init; }

    public override MessageContent ToContent() =>
        Revoke?.OriginalMessageId is { Length: > 0 } target ? new DeleteContent { TargetMessageId = target } : base.ToContent();

    internal sealed record RevokeBody
    {
        public string? OriginalMessageId { get; init; }
    }
}
