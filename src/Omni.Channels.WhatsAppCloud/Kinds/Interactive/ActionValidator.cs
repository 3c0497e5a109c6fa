using FluentValidation;
using static Omni.Channels.WhatsAppCloud.Kinds.Interactive.InteractiveView;

namespace Omni.Channels.WhatsAppCloud.Kinds.Interactive;

/// <summary>Validates the action of an interactive message, with rules for each kind.</summary>
internal sealed class ActionValidator : AbstractValidator<ActionView>
{
    public const int MaxButtons = 3, MaxButtonId = 256, MaxButtonTitle = 20, MaxListButton = 20, MaxSections = 10, MaxRows = 10,
        MaxRowId = 200, MaxRowTitle = 24, MaxRowDescription = 72, MaxSectionTitle = 24, MaxDisplayText = 20, MaxProducts = 30, MinCards = 2,
        MaxCards = 10, MaxFlowCta = 30;

    public ActionValidator(string kind)
    {
        switch (kind)
        {
            case "button": Buttons(); break;
            case "list": List(); break;
            case "cta_url": CtaUrl(); break;
            case "location_request_message": Named("send_location"); break;
            case "address_message": Address(); break;
            case "product": Product(); break;
            case "product_list": ProductList(); break;
            case "catalog_message": Named("catalog_message"); break;
            case "flow": Flow(); break;
            case "carousel": Carousel(); break;
            case "call_permission_request": Named("call_permission_request"); break;
        }
    }

    private void Named(string name) => RuleFor(a => a.Name).OneOf(name);

    private void Buttons()
    {
        RuleFor(a => a.Buttons).Count(1, MaxButtons);
        RuleFor(a => a.Buttons).Must(b => IsDistinct(b?.Select(x => x.Reply?.Id))).WithMessage("has two buttons of the same id");
        RuleForEach(a => a.Buttons).ChildRules(button =>
        {
            button.RuleFor(b => b.Type).OneOf("reply");
            button.RuleFor(b => b.GivenReply.Id).Within(MaxButtonId).OverridePropertyName("reply.id");
            button.RuleFor(b => b.GivenReply.Title).Within(MaxButtonTitle).OverridePropertyName("reply.title");
        });
    }

    private void List()
    {
        RuleFor(a => a.Button).Within(MaxListButton);
        RuleFor(a => a.Sections).Count(1, MaxSections);
        RuleFor(a => a.Sections).Must(s => Rows(s).Count() <= MaxRows)
            .WithMessage((_, s) => $"has {Rows(s).Count()} rows in all, at most {MaxRows}");
        RuleFor(a => a.Sections).Must(s => IsDistinct(Rows(s).Select(r => r.Id))).WithMessage("has two rows of the same id");
        RuleForEach(a => a.Sections).ChildRules(section =>
        {
            section.RuleFor(s => s.Title).AtMost(MaxSectionTitle);
            section.RuleFor(s => s.Rows).Count(1, MaxRows);
            section.RuleForEach(s => s.Rows).ChildRules(row =>
            {
                row.RuleFor(r => r.Id).Within(MaxRowId);
                row.RuleFor(r => r.Title).Within(MaxRowTitle);
                row.RuleFor(r => r.Description).AtMost(MaxRowDescription);
            });
        });
        TitlesOfSeveralSections();
    }

    private void CtaUrl()
    {
        Named("cta_url");
        RuleFor(a => a.Given.DisplayText).Within(MaxDisplayText).OverridePropertyName("parameters.display_text");
        RuleFor(a => a.Given.Url).Given().WebAddress().OverridePropertyName("parameters.url");
    }

    private void Address()
    {
        Named("address_message");
        RuleFor(a => a.Given.Country).Given().OverridePropertyName("parameters.country");
    }

    private void Product()
    {
        RuleFor(a => a.CatalogId).Given();
        RuleFor(a => a.ProductRetailerId).Given();
    }

    private void ProductList()
    {
        RuleFor(a => a.CatalogId).Given();
        RuleFor(a => a.Sections).Count(1, MaxSections);
        RuleFor(a => a.Sections).Must(s => Products(s) <= MaxProducts)
            .WithMessage((_, s) => $"has {Products(s)} products in all, at most {MaxProducts}");
        RuleForEach(a => a.Sections).ChildRules(section =>
        {
            section.RuleFor(s => s.Title).AtMost(MaxSectionTitle);
            section.RuleFor(s => s.ProductItems).Count(1, MaxProducts);
            section.RuleForEach(s => s.ProductItems).ChildRules(product => product.RuleFor(p => p.ProductRetailerId).Given());
        });
        TitlesOfSeveralSections();
    }

    private void Flow()
    {
        Named("flow");
        RuleFor(a => a.Given.FlowCta).Within(MaxFlowCta).OverridePropertyName("parameters.flow_cta");
        RuleFor(a => a.Parameters).Must(p => p is not null && string.IsNullOrEmpty(p.FlowId) != string.IsNullOrEmpty(p.FlowName))
            .WithMessage("needs a flow_id or a flow_name, and not both");
        RuleFor(a => a.Given.FlowMessageVersion).NotNull().OverridePropertyName("parameters.flow_message_version")
            .WithMessage("is required, \"3\" at present");
    }

    private void Carousel()
    {
        RuleFor(a => a.Cards).Count(MinCards, MaxCards);
        RuleFor(a => a.Cards).Must(cards => cards is null || cards.Select((c, at) => c.CardIndex == at).All(ok => ok))
            .WithMessage("must be numbered by card_index from 0, in order");
        RuleForEach(a => a.Cards).SetValidator(new CardValidator());
    }

    private void TitlesOfSeveralSections() =>
        RuleFor(a => a.Sections).Must(s => s is null or { Count: <= 1 } || s.All(x => !string.IsNullOrWhiteSpace(x.Title)))
            .WithMessage("need a title each when there are several");

    private static IEnumerable<RowView> Rows(IReadOnlyList<SectionView>? sections) => sections?.SelectMany(s => s.Rows ?? []) ?? [];

    private static int Products(IReadOnlyList<SectionView>? sections) => sections?.Sum(s => s.ProductItems?.Count ?? 0) ?? 0;

    private static bool IsDistinct(IEnumerable<string?>? ids) =>
        ids is null || ids.Where(id => id is not null).GroupBy(id => id, StringComparer.Ordinal).All(g => g.Count() == 1);

    /// <summary>Validates a card: an image or video with a text and buttons or a link, or a product.</summary>
    private sealed class CardValidator : AbstractValidator<CardView>
    {
        private const int MaxCardBody = 160;

        public CardValidator()
        {
            RuleFor(c => c.Type).OneOf("cta_url", "button", "product");
            RuleFor(c => c.BodyText).AtMost(MaxCardBody).OverridePropertyName("body.text");
            RuleFor(c => c.Header).Must(h => h is { Type: "image" or "video" }).When(c => c.Type is "cta_url" or "button")
                .WithMessage("must be an image or a video");
            RuleFor(c => c.Header!).SetValidator(new InteractiveValidator.HeaderValidator()).When(c => c.Header is not null);
            RuleFor(c => c.Action).NotNull().WithMessage("is required");
            foreach (var kind in new[] { "cta_url", "button", "product" })
                RuleFor(c => c.Action!).SetValidator(new ActionValidator(kind)).When(c => c.Action is not null && c.Type == kind);
        }
    }
}
