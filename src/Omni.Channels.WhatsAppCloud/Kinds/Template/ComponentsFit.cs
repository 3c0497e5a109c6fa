using Omni.Channels.WhatsAppCloud.Templates;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>
/// Validates the components of a message against the account's template. What the template has and this code does not know is left to
/// Meta. <see cref="ComponentsCheck"/> validates what needs no template.
/// </summary>
internal sealed class ComponentsFit(TemplateDefinition template, FaultList faults)
{
    private const int MaxOfferBody = 600;

    public void Check(IReadOnlyList<GivenComponent> components, string path)
    {
        var limit = ComponentsCheck.BodyLimit(components, isCard: false);
        CheckPart(template.Main, components, path, template.Offer is null ? limit : Math.Min(limit, MaxOfferBody));
        CheckOffer(Find(components, GivenComponent.Offer), path);
        CheckCarousel(Find(components, GivenComponent.Carousel), path);
    }

    private static GivenComponent? Find(IReadOnlyList<GivenComponent> components, string type) =>
        components.FirstOrDefault(c => c.Type == type);

    private void CheckPart(TemplatePart part, IReadOnlyList<GivenComponent> components, string path, int maxBody)
    {
        var texts = new TextsFit(template, faults);
        var header = Find(components, GivenComponent.Header);
        if (part.HeaderFormat is null or "TEXT")
            texts.Check(GivenComponent.Header, part.HeaderText, header, path, ComponentsCheck.MaxHeaderText);
        else if (part.HasMediaHeader) CheckHeader(part.HeaderFormat, header, path);
        texts.Check(GivenComponent.Body, BodyOf(part), Find(components, GivenComponent.Body), path, maxBody);
        new ButtonsFit(template, faults).Check(part, components, path);
    }

    /// <summary>Meta writes the body of an authentication template itself, and does not always show it.</summary>
    private string BodyOf(TemplatePart part) => template.IsAuthentication && part.BodyText.Length == 0 ? "{{1}}" : part.BodyText;

    private void CheckHeader(string format, GivenComponent? header, string path)
    {
        if (header is not { Parameters: [var parameter, ..] })
        {
            var at = header is null ? $"{path}.{GivenComponent.Header}" : $"{header.Path}.parameters";
            faults.Add(at, $"is missing: template '{template.Name}' has a header of the format {format}");
            return;
        }

        if (header.Parameters.Count > 1) faults.Add($"{header.Path}.parameters", $"must have one parameter: the {format} of the header");
        var type = format.ToLowerInvariant();
        if (parameter.Type != type && !(type == "gif" && parameter.Type == "video"))
            faults.Add($"{parameter.Path}.type", $"must be {type}, as the header of template '{template.Name}'");
    }

    private void CheckOffer(GivenComponent? offer, string path)
    {
        if (offer is null && template.Offer is { HasExpiration: true })
            faults.Add($"{path}.{GivenComponent.Offer}", $"is missing: the offer of template '{template.Name}' ends at a time");
        if (offer is not null && template is { Offer: null, HasUnknownPart: false })
            faults.Add(offer.Path, $"does not fit: template '{template.Name}' has no limited-time offer");
    }

    private void CheckCarousel(GivenComponent? carousel, string path)
    {
        var cards = template.Cards;
        if (cards.Count == 0 && carousel is not null && !template.HasUnknownPart)
            faults.Add(carousel.Path, $"does not fit: template '{template.Name}' has no carousel");
        if (cards.Count > 0 && carousel is null)
            faults.Add($"{path}.{GivenComponent.Carousel}", $"is missing: template '{template.Name}' has {cards.Count} cards");
        if (cards.Count == 0 || carousel is null) return;
        if (!template.IsProductCarousel && carousel.Cards.Count != cards.Count)
            faults.Add($"{carousel.Path}.cards", $"has {carousel.Cards.Count} items: template '{template.Name}' has {cards.Count} cards");
        foreach (var card in carousel.Cards)
        {
            var at = template.IsProductCarousel ? 0 : card.Index;
            if (at is >= 0 && at < cards.Count)
            {
                CheckPart(
                    cards[at.Value], card.Components, $"{card.Path}.components",
                    ComponentsCheck.BodyLimit(card.Components, isCard: true));
            }
        }
    }
}
