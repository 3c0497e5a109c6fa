using System.Text.Json;
using FluentValidation.Results;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Contents;
using Omni.Channels.WhatsAppCloud.Instances;
using Omni.Channels.WhatsAppCloud.Media;
using Omni.Channels.WhatsAppCloud.Senders;
using Omni.Channels.WhatsAppCloud.Templates;

namespace Omni.Channels.WhatsAppCloud.Checks;

/// <summary>Looks at a message of any kind before it is stored: Meta's limits are checked here, so that a bad message is refused at once and with every fault.</summary>
internal sealed class MessagePreparer(MediaPreparer media, TemplatePreparer templates)
{
    private static readonly LocationValidator Location = new();
    private static readonly ContactsValidator Contacts = new();
    private static readonly ReactionValidator Reaction = new();
    private static readonly InteractiveValidator Interactive = new();

    public async Task<Preparation> PrepareAsync(WhatsAppInstance on, OutgoingDraft draft, CancellationToken ct) => draft.Content switch
    {
        TextContent text => new Preparation.Ready([.. TextSplitter.Split(text.Text, TextSender.MaxBodyLength).Select(piece => new TextContent { Text = piece })]),
        MediaContent content => await media.PrepareAsync(content, draft, ct),
        TemplateContent template => await templates.PrepareAsync(on, template, draft.To, ct),
        LocationContent { Location: var place } content => Checked(content, Location.Validate(place)),
        ContactContent content => Checked(content, Contacts.Validate(new ContactsValidator.Cards(content.Contacts ?? [content.Contact]))),
        ReactionContent content => Checked(content, Reaction.Validate(content)),
        InteractiveContent content => CheckInteractive(content),
        var content => new Preparation.Ready([content]),
    };

    private static Preparation Checked(MessageContent content, ValidationResult result) =>
        result.IsValid ? new Preparation.Ready([content]) : new Preparation.Refused(CheckFaults.Of(result, "", JsonNamingPolicy.CamelCase));

    private static Preparation CheckInteractive(InteractiveContent content)
    {
        const string Prefix = "interactive";
        var (view, wrongAt) = CheckJson.Read(content.Interactive, CheckJson.Default.InteractiveView);
        if (view is null) return new Preparation.Refused([CheckFaults.WrongType(Prefix, wrongAt)]);
        var result = Interactive.Validate(view);
        return result.IsValid ? new Preparation.Ready([content]) : new Preparation.Refused(CheckFaults.Of(result, Prefix, JsonNamingPolicy.SnakeCaseLower));
    }
}
