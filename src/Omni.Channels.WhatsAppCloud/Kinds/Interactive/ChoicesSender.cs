using System.Text.Json;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Kinds.Text;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Interactive;

/// <summary>
/// Makes of a text with options what WhatsApp has for it: reply buttons, a list, a button with a link, the request for a location, or a
/// text when nothing but links is left.
/// </summary>
internal sealed class ChoicesSender : Sender<ChoicesContent>
{
    protected override Preparation Check(ChoicesContent content)
    {
        var plan = ChoicesPlan.Of(content);
        return plan.Interactive is { } interactive
            ? InteractiveSender.Checked(new InteractiveContent { Interactive = interactive }, plan.NameOf)
            : new Preparation.Ready([.. TextSender.PiecesOf(plan.Text)]);
    }

    /// <summary>Not called: a prepared message has another content.</summary>
    protected override JsonElement Build(ChoicesContent content, OutgoingMessage message, string? uploadId) =>
        throw new InvalidOperationException($"{message.Id} was not prepared");
}
