using System.Text.Json;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Sending;
using Omni.Channels.WhatsAppCloud.Templates;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>Prepares a template before it is stored: validates the long form, or fills in the short form.</summary>
internal sealed class TemplatePreparer(TemplateCatalog catalog)
{
    /// <summary>The default time for which a one-time code is useful.</summary>
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    private static readonly TemplateValidator Validator = new();

    public async Task<Preparation> PrepareAsync(WhatsAppInstance on, TemplateContent content, string to, CancellationToken ct)
    {
        if (content is { Components: not null, Parameters: not null })
            return new Preparation.Refused("parameters", "'parameters' is the short form of 'components': give one of them");
        IReadOnlyList<TemplateView.ComponentView>? components = null;
        if (content.Components is { } given)
        {
            (components, var wrongAt) = CheckJson.Read(given, CheckJson.Default.IReadOnlyListComponentView);
            if (components is null) return new Preparation.Refused([CheckFaults.WrongType("components", wrongAt)]);
        }

        var result = Validator.Validate(new TemplateView { Name = content.Template, Language = content.Language, Components = components });
        if (!result.IsValid) return new Preparation.Refused(CheckFaults.Of(result, "", JsonNamingPolicy.SnakeCaseLower));
        return content.Parameters is { } parameters
            ? await FillInAsync(on, content, parameters, to, ct)
            : new Preparation.Ready([content]) { UsefulFor = await UsefulForAsync(on, content, components, ct) };
    }

    /// <summary>A late one-time code is useless. Other templates have no limit.</summary>
    private static TimeSpan? UsefulFor(TemplateDefinition template) => template.IsAuthentication ? CodeLife : null;

    /// <summary>Reads the account's templates only when there is a button: authentication templates always have one.</summary>
    private async Task<TimeSpan?> UsefulForAsync(
        WhatsAppInstance on, TemplateContent content, IReadOnlyList<TemplateView.ComponentView>? components, CancellationToken ct)
    {
        if (components?.Any(c => string.Equals(c?.Type, "button", StringComparison.OrdinalIgnoreCase)) != true) return null;
        return await catalog.FindAsync(on, content.Template, content.Language, ct) is TemplateLookup.Found { Template: var template }
            ? UsefulFor(template)
            : null;
    }

    private async Task<Preparation> FillInAsync(
        WhatsAppInstance on, TemplateContent content, JsonElement parameters, string to, CancellationToken ct)
    {
        switch (await catalog.FindAsync(on, content.Template, content.Language, ct))
        {
            case TemplateLookup.Unreadable { Reason: var reason }:
                return new Preparation.Unavailable(
                    $"The account's templates could not be read, so 'parameters' cannot be checked: {reason}. Try again, "
                    + "or use 'components', which Meta checks");
            case TemplateLookup.NoSuchName:
                return new Preparation.Refused("name", $"'name': the account has no template '{content.Template}'");
            case TemplateLookup.NoSuchLanguage { Languages: var languages }:
                return new Preparation.Refused("language",
                    $"'language': template '{content.Template}' exists in {string.Join(", ", languages)}, not in {content.Language}");
            case TemplateLookup.Found { Template: { IsApproved: false } template }:
                return new Preparation.Refused(
                    "name", $"'name': template '{content.Template}' cannot be sent, its status is {template.Status}");
            case TemplateLookup.Found { Template: { IsAuthentication: true } }
                when Recipient.Parse(to) is { Kind: not Recipient.Kinds.Phone }:
                return new Preparation.Refused(
                    "to", "'to' must be a phone number: Meta sends authentication templates only to phone numbers (131062)");
            case TemplateLookup.Found { Template: var template }:
                var (components, words, faults) = ShortForm.Fill(template, parameters);
                return faults.Count > 0
                    ? new Preparation.Refused(faults)
                    : new Preparation.Ready([content with { Components = components, Parameters = null, Text = words }])
                    {
                        UsefulFor = UsefulFor(template),
                    };
            case var other: throw new InvalidOperationException($"The union is closed: {other.GetType()}");
        }
    }
}
