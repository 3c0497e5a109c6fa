using System.Globalization;
using System.Text.Json;

namespace Omni.WhatsAppCloud.Sandbox.Graph.Checks;

/// <summary>Validates reactions.</summary>
internal sealed class ReactionCheck : IKindCheck
{
    public IReadOnlyList<string> Kinds => ["reaction"];

    public IResult? Of(SandboxNumber number, JsonElement message)
    {
        var reaction = message.Member("reaction");
        if (!reaction.IsObject()) return GraphFailure.Missing("reaction");
        if (string.IsNullOrEmpty(reaction.Text("message_id"))) return GraphFailure.Missing("reaction.message_id");
        return reaction.Text("emoji") switch
        {
            null => GraphFailure.Missing("reaction.emoji"),
            "" => null,
            var emoji => new StringInfo(emoji).LengthInTextElements == 1 && !char.IsAsciiLetterOrDigit(emoji[0])
                ? null
                : GraphFailure.Value("reaction['emoji'] must be one emoji"),
        };
    }
}
