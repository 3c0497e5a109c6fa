using System.Text.Json;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Sending;
using Omni.Channels.WhatsAppCloud.Templates;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>
/// Prepares a template before it is stored: looks it up in the account, validates the long form or fills in the short form, and finds the
/// words that the recipient sees. The account's templates are read again before a message is refused because of them; when they cannot be
/// read, Meta decides.
/// </summary>
internal sealed class TemplatePreparer(TemplateCatalog catalog)
{
    private const string ComponentsPath = "components";

    /// <summary>The default time for which a one-time code is useful.</summary>
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    private static readonly TemplateValidator Validator = new();

    public async Task<Preparation> PrepareAsync(WhatsAppInstance on, TemplateContent content, string to, CancellationToken ct)
    {
        var given = ShortFormRequest.Of(content);
        if (content.Components is not null && given.FirstField is { } field)
            return new Preparation.Refused(field, $"'{field}' is of the short form of 'components': give one of them");
        var result = Validator.Validate(content);
        if (!result.IsValid) return new Preparation.Refused(CheckFaults.Of(result, "", JsonNamingPolicy.SnakeCaseLower));
        var faults = new FaultList();
        var components = ReadComponents(content.Components, faults);
        if (faults.All.Count > 0) return new Preparation.Refused(faults.All);

        var asked = catalog.Now;
        var first = Judge(await FindAsync(readSince: null), content, components, to);
        return first is Preparation.Refused ? Judge(await FindAsync(asked), content, components, to) : first;

        Task<TemplateLookup> FindAsync(long? readSince) => catalog.FindAsync(on, content.Template, content.Language, readSince, ct);
    }

    private static IReadOnlyList<GivenComponent> ReadComponents(JsonElement? given, FaultList faults)
    {
        if (given is not { } json) return [];
        var components = new ComponentsReader(faults).Read(json, ComponentsPath);
        new ComponentsCheck(faults).Check(components);
        return components;
    }

    private static Preparation Judge(TemplateLookup lookup, TemplateContent content, IReadOnlyList<GivenComponent> components, string to) =>
        lookup switch
        {
            TemplateLookup.Unreadable { Reason: var reason } => Unread(content, components, reason),
            TemplateLookup.NoSuchName =>
                new Preparation.Refused("name", $"'name': the account has no template '{content.Template}'"),
            TemplateLookup.NoSuchLanguage { Languages: var languages } => new Preparation.Refused("language",
                $"'language': template '{content.Template}' exists in {string.Join(", ", languages)}, not in {content.Language}"),
            TemplateLookup.Found { Template: { CanBeSent: false } template } => new Preparation.Refused(
                "name", $"'name': template '{content.Template}' cannot be sent, its status is {template.Status}"),
            TemplateLookup.Found { Template: { IsAuthentication: true } } when Recipient.Parse(to) is { Kind: not Recipient.Kinds.Phone } =>
                new Preparation.Refused(
                    "to", "'to' must be a phone number: Meta sends authentication templates only to phone numbers (131062)"),
            TemplateLookup.Found { Template: var template } when content.Components is not null => Fit(template, content, components),
            TemplateLookup.Found { Template: var template } => FillIn(template, content),
            var other => throw new InvalidOperationException($"The union is closed: {other.GetType()}"),
        };

    /// <summary>Meta judges what cannot be looked up. Only values whose places are not known cannot be sent.</summary>
    private static Preparation Unread(TemplateContent content, IReadOnlyList<GivenComponent> components, string reason)
    {
        if (!ShortFormRequest.Of(content).IsEmpty)
        {
            return new Preparation.Unavailable(
                $"The account's templates could not be read, so the short form cannot be filled in: {reason}. Try again, "
                + "or use 'components', which Meta checks");
        }

        var faults = new FaultList();
        new ButtonsFit(template: null, faults).CheckTypes(components);
        return faults.All.Count > 0 ? new Preparation.Refused(faults.All) : Ready(content, content.Components, words: null);
    }

    private static Preparation Fit(TemplateDefinition template, TemplateContent content, IReadOnlyList<GivenComponent> components)
    {
        var faults = new FaultList();
        new ComponentsFit(template, faults).Check(components, ComponentsPath);
        return faults.All.Count > 0 ? new Preparation.Refused(faults.All) : Ready(template, content, content.Components, components);
    }

    private static Preparation FillIn(TemplateDefinition template, TemplateContent content)
    {
        var filled = ShortForm.Fill(template, ShortFormRequest.Of(content));
        if (filled.Faults.Count > 0) return new Preparation.Refused(filled.Faults);
        var faults = new FaultList(filled.CallersPath);
        var components = ReadComponents(filled.Components, faults);
        if (faults.All.Count == 0) new ComponentsFit(template, faults).Check(components, ComponentsPath);
        return faults.All.Count > 0 ? new Preparation.Refused(faults.All) : Ready(template, content, filled.Components, components);
    }

    private static Preparation.Ready Ready(
        TemplateDefinition template, TemplateContent content, JsonElement? filled, IReadOnlyList<GivenComponent> components) =>
        Ready(content with { Language = template.Language }, filled, TemplateWords.Of(template, components)) with
        {
            // A late one-time code is useless. Other templates have no limit.
            UsefulFor = template.IsAuthentication ? CodeLife : null,
        };

    private static Preparation.Ready Ready(TemplateContent content, JsonElement? components, string? words) =>
        new([content with { Components = components, Parameters = null, HeaderMedia = null, ButtonParameters = null, Text = words }]);
}
