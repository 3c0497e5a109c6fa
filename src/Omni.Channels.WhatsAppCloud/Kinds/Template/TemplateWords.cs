using Omni.Channels.WhatsAppCloud.Templates;
using Omni.Channels.WhatsAppCloud.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>
/// Returns the words that the recipient sees: header, offer, body, footer, buttons, and those of each card, one below the other.
/// </summary>
internal static class TemplateWords
{
    /// <summary>Null when the template has no words.</summary>
    public static string? Of(TemplateDefinition template, IReadOnlyList<GivenComponent> components)
    {
        var cards = components.FirstOrDefault(c => c.Type == GivenComponent.Carousel)?.Cards ?? [];
        IEnumerable<string> lines =
        [
            .. LinesOf(template, template.Main, components, template.Offer?.Text),
            .. cards.OrderBy(c => c.Index).SelectMany(card => LinesOf(template, PartOf(template, card), card.Components, offer: null)),
        ];
        var words = string.Join('\n', lines.Where(line => !string.IsNullOrWhiteSpace(line)));
        return words.Length > 0 ? words : null;
    }

    private static TemplatePart PartOf(TemplateDefinition template, GivenCard card) =>
        template.Cards.ElementAtOrDefault(template.IsProductCarousel ? 0 : card.Index ?? -1) ?? new TemplatePart();

    private static IEnumerable<string> LinesOf(
        TemplateDefinition template, TemplatePart part, IReadOnlyList<GivenComponent> components, string? offer)
    {
        var header = components.FirstOrDefault(c => c.Type == GivenComponent.Header);
        yield return header is { Parameters: [{ Type: "location" } place, ..] }
            ? PlaceOf(place)
            : Filled(template, part.HeaderText, header);
        yield return offer ?? "";
        yield return Filled(template, part.BodyText, components.FirstOrDefault(c => c.Type == GivenComponent.Body));
        yield return part.FooterText;
        yield return string.Join(' ', part.Buttons.Where(b => b.Text.Length > 0).Select(b => $"[{b.Text}]"));
    }

    private static string Filled(TemplateDefinition template, string text, GivenComponent? given) =>
        Placeholders.Fill(text, TextsFit.ValuesOf(template, Placeholders.In(text), given?.Parameters ?? []));

    private static string PlaceOf(GivenParameter place)
    {
        var location = place.Json.Member("location");
        return string.Join(", ", new[] { location.Text("name"), location.Text("address") }.Where(words => words is not null));
    }
}
