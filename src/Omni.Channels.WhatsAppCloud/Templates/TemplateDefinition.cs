using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Graph.Responses;
using Omni.Channels.WhatsAppCloud.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Templates;

/// <summary>
/// A template of the account, with the parts needed
/// to fill it in. https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/components
/// </summary>
internal sealed record TemplateDefinition
{
    // Meta sends approved ones only. A status that is not known here is left to Meta.
    private static readonly string[] NotSendable =
    [
        "PENDING", "REJECTED", "PAUSED", "DISABLED", "IN_APPEAL", "LIMIT_EXCEEDED", "ARCHIVED", "DELETED", "PENDING_DELETION", "LOCKED",
    ];

    public required string Name { get; init; }
    public required string Language { get; init; }
    public string? Status { get; init; }

    /// <summary><c>UTILITY</c>, <c>MARKETING</c> or <c>AUTHENTICATION</c>; null when Meta names none.</summary>
    public string? Category { get; init; }
    public bool IsNamed { get; init; }
    public bool IsAuthentication { get; init; }

    /// <summary>Its own header, body, footer and buttons.</summary>
    public TemplatePart Main { get; init; } = new();

    /// <summary>Whether Meta counts it as marketing today.</summary>
    public bool IsMarketing { get; init; }

    /// <summary>The cards of its carousel; empty when it has none.</summary>
    public IReadOnlyList<TemplatePart> Cards { get; init; } = [];

    public TemplateOffer? Offer { get; init; }

    /// <summary>Whether it has a component of a type that is not known here.</summary>
    public bool HasUnknownPart { get; init; }

    public bool CanBeSent => Status is null || !NotSendable.Contains(Status, StringComparer.OrdinalIgnoreCase);

    /// <summary>Cards of products are defined once; a message has as many as it likes.</summary>
    public bool IsProductCarousel => Cards.Count > 0 && Cards.All(c => c.HeaderFormat == "PRODUCT");

    public static TemplateDefinition Of(TemplatesResponse.Template template)
    {
        var components = template.Components ?? [];
        var main = TemplatePart.Of(components);
        return new TemplateDefinition
        {
            Name = template.Name ?? "",
            Language = template.Language ?? "",
            Status = template.Status,
            Category = template.Category,
            IsNamed = template.ParameterFormat is { } format
                ? format.Equals("NAMED", StringComparison.OrdinalIgnoreCase)
                : Placeholders.In(main.HeaderText + main.BodyText).Any(key => !Placeholders.IsNumber(key)),
            IsAuthentication = "AUTHENTICATION".Equals(template.Category, StringComparison.OrdinalIgnoreCase),
            Main = main,
            Cards = [.. components.Where(c => TemplatePart.TypeOf(c) == "CAROUSEL").SelectMany(c => c.Items("cards"))
                .Select(card => TemplatePart.Of([.. card.Items("components")]))],
            Offer = components.FirstOrDefault(c => TemplatePart.TypeOf(c) == "LIMITED_TIME_OFFER") is { ValueKind: JsonValueKind.Object } c
                ? OfferOf(c.Member("limited_time_offer"))
                : null,
            HasUnknownPart = components.Any(c =>
                TemplatePart.TypeOf(c) is not ("HEADER" or "BODY" or "FOOTER" or "BUTTONS" or "CAROUSEL" or "LIMITED_TIME_OFFER")),
            IsMarketing = "MARKETING".Equals(template.Category, StringComparison.OrdinalIgnoreCase),
        };
    }

    private static TemplateOffer OfferOf(JsonElement? offer) =>
        new(offer.Text("text") ?? "", offer.Member("has_expiration") is { ValueKind: JsonValueKind.True });
}
