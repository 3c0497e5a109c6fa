using Omni.Channels.WhatsAppCloud.Kinds.Interactive;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>
/// Validates the components of a template message as far as it can be done without the template: shapes and Meta's limits.
/// <see cref="ComponentsFit"/> does the rest.
/// </summary>
internal sealed class ComponentsCheck(FaultList faults)
{
    public const int MaxHeaderText = 60, MaxBodyText = 1024, MaxOnlyBodyText = 32_768, MaxButtons = 10, MinCards = 2, MaxCards = 10;

    private readonly ParameterCheck _parameters = new(faults);

    /// <summary>How long the body may be, filled in.</summary>
    public static int BodyLimit(IReadOnlyList<GivenComponent> components, bool isCard) =>
        isCard ? CardValidator.MaxBody : components.Count == 1 ? MaxOnlyBodyText : MaxBodyText;

    public void Check(IReadOnlyList<GivenComponent> components, bool isCard = false)
    {
        CheckPlaces(components);
        foreach (var component in components)
        {
            switch (component.Type)
            {
                case GivenComponent.Header: CheckTexts(component, MaxHeaderText); break;
                case GivenComponent.Button: CheckButton(component); break;
                case GivenComponent.Carousel: CheckCards(component); break;
                case GivenComponent.Offer: CheckOne(component, GivenComponent.Offer); break;
                default: CheckTexts(component, BodyLimit(components, isCard)); break;
            }
        }
    }

    private void CheckPlaces(IReadOnlyList<GivenComponent> components)
    {
        foreach (var same in components.Where(c => GivenComponent.Knows(c.Type) && (c.Type != GivenComponent.Button || c.Index is not null))
            .GroupBy(c => (c.Type, c.Index)))
        {
            foreach (var second in same.Skip(1)) faults.Add(second.Path, $"is for the same place as '{same.First().Path}'");
        }
    }

    private void CheckTexts(GivenComponent component, int maxText)
    {
        foreach (var parameter in component.Parameters) _parameters.Check(parameter, maxText);
    }

    private void CheckButton(GivenComponent button)
    {
        if (button.Index is not (>= 0 and < MaxButtons))
            faults.Add($"{button.Path}.index", $"must be the button's place, 0 to {MaxButtons - 1}");
        switch (button.SubType)
        {
            case "quick_reply": CheckOne(button, "payload"); break;
            case "url": CheckOne(button, "text"); break;
            case "copy_code": CheckOne(button, "coupon_code"); break;
            case "mpm": CheckOne(button, "action"); break;
            default: CheckTexts(button, ParameterCheck.MaxUrl); break;
        }

        if (button is { SubType: "mpm", Parameters: [var products] }) _parameters.CheckProducts(products);
    }

    /// <summary>A component that takes one parameter and is of no use without it.</summary>
    private void CheckOne(GivenComponent component, string type)
    {
        if (component.Parameters.Count != 1)
            faults.Add($"{component.Path}.parameters", $"must have one parameter, of the type {type}; {component.Parameters.Count} given");
        CheckTexts(component, ParameterCheck.MaxUrl);
    }

    private void CheckCards(GivenComponent carousel)
    {
        if (carousel.Cards.Count is < MinCards or > MaxCards)
            faults.Add($"{carousel.Path}.cards", $"has {carousel.Cards.Count} items, must have {MinCards} to {MaxCards}");
        foreach (var card in carousel.Cards)
        {
            if (card.Index is not (>= 0 and < MaxCards))
                faults.Add($"{card.Path}.card_index", $"must be the card's place, 0 to {MaxCards - 1}");
            else if (carousel.Cards.First(c => c.Index == card.Index) is var first && !ReferenceEquals(first, card))
                faults.Add($"{card.Path}.card_index", $"is the place of '{first.Path}' too");
            Check(card.Components, isCard: true);
        }
    }
}
