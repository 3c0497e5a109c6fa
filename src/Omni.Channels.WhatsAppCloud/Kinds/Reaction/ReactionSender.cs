using System.Text.Json;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Reaction;

/// <summary>Sends reactions and their removal.</summary>
internal sealed class ReactionSender : Sender<ReactionContent>
{
    private static readonly ReactionValidator Rules = new();

    /// <summary>False: a reaction names its message and cannot be a reply.</summary>
    public override bool CanReply => false;

    public override bool NeedsOpenWindow => false;

    protected override Preparation Check(ReactionContent content) => Checked(content, Rules.Validate(content));

    protected override JsonElement Build(ReactionContent content, OutgoingMessage message, string? uploadId) =>
        JsonSerializer.SerializeToElement(new ReactionBody(content.TargetMessageId, content.Emoji), Kinds.Outbound.Default.ReactionBody);

    /// <summary>A reaction to a message; an empty emoji removes it.</summary>
    internal sealed record ReactionBody(string MessageId, string Emoji);
}
