using System.Text.Json;
using FluentValidation;
using static Omni.Channels.WhatsAppCloud.Kinds.Interactive.InteractiveView;

namespace Omni.Channels.WhatsAppCloud.Kinds.Interactive;

/// <summary>Validates the action of an interactive message, with rules for each kind.</summary>
internal sealed class ActionValidator : AbstractValidator<ActionView>
{
    public const int MaxButtons = 3, MaxMixedButtons = 10, MaxButtonId = 256, MaxButtonTitle = 20, MaxListButton = 20, MaxSections = 10,
        MaxRows = 10, MaxRowId = 200, MaxRowTitle = 24, MaxRowDescription = 72, MaxSectionTitle = 24, MaxDisplayText = 20, MaxProducts = 30,
        MinCards = 2, MaxCards = 10, MaxFlowCta = 30, MaxCallMinutes = 43_200;

    private const string Reply = "reply";

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
            case "call_permission_request" or "request_contact_info": Named(kind); break;
            case "voice_call": VoiceCall(); break;
        }
    }

    private void Named(string name) => RuleFor(a => a.Name).OneOf(name);

    /// <summary>Reply buttons. A button of another type is not known here: Meta checks it.</summary>
    private void Buttons()
    {
        RuleFor(a => a.Buttons).Count(1, MaxButtons).When(a => !IsMixed(a));
        RuleFor(a => a.Buttons).Count(1, MaxMixedButtons).When(IsMixed);
        RuleFor(a => a.Buttons).Must(b => IsDistinct(b?.Select(x => x?.Reply?.Id))).WithMessage("has two buttons of the same id");
        RuleFor(a => a.Buttons).Must(b => IsDistinct(b?.Select(x => x?.Reply?.Title))).WithMessage("has two buttons of the same title");
        RuleForEach(a => a.Buttons).NotNull().WithMessage("is required");
        RuleForEach(a => a.Buttons).ChildRules(button =>
        {
            button.RuleFor(b => b!.Type).Given();
            button.RuleFor(b => b!.GivenReply.Id).Identifier(MaxButtonId).When(b => b!.Type == Reply).OverridePropertyName("reply.id");
            button.RuleFor(b => b!.GivenReply.Title).Within(MaxButtonTitle).When(b => b!.Type == Reply)
                .OverridePropertyName("reply.title");
        });
    }

    private void List()
    {
        RuleFor(a => a.Button).Within(MaxListButton);
        RuleFor(a => a.Sections).Count(1, MaxSections);
        RuleFor(a => a.Sections).Must(s => Rows(s).Count() <= MaxRows)
            .WithMessage((_, s) => $"has {Rows(s).Count()} rows in all, at most {MaxRows}");
        RuleFor(a => a.Sections).Must(s => IsDistinct(Rows(s).Select(r => r.Id))).WithMessage("has two rows of the same id");
        RuleForEach(a => a.Sections).NotNull().WithMessage("is required");
        RuleForEach(a => a.Sections).ChildRules(section =>
        {
            section.RuleFor(s => s!.Title).AtMost(MaxSectionTitle);
            section.RuleFor(s => s!.Rows).Count(1, MaxRows);
            section.RuleForEach(s => s!.Rows).NotNull().WithMessage("is required");
            section.RuleForEach(s => s!.Rows).ChildRules(row =>
            {
                row.RuleFor(r => r!.Id).Within(MaxRowId);
                row.RuleFor(r => r!.Title).Within(MaxRowTitle);
                row.RuleFor(r => r!.Description).Within(MaxRowDescription).When(r => r!.Description is not null);
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
        RuleForEach(a => a.Sections).NotNull().WithMessage("is required");
        RuleForEach(a => a.Sections).ChildRules(section =>
        {
            section.RuleFor(s => s!.Title).AtMost(MaxSectionTitle);
            section.RuleFor(s => s!.ProductItems).Count(1, MaxProducts);
            section.RuleForEach(s => s!.ProductItems).NotNull().WithMessage("is required");
            section.RuleForEach(s => s!.ProductItems).ChildRules(product => product.RuleFor(p => p!.ProductRetailerId).Given());
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
        RuleFor(a => a.Given.FlowAction).OneOf("navigate", "data_exchange").When(a => a.Given.FlowAction is not null)
            .OverridePropertyName("parameters.flow_action");
        RuleFor(a => a.Given.Mode).OneOf("draft", "published").When(a => a.Given.Mode is not null).OverridePropertyName("parameters.mode");
        RuleFor(a => a.Given.FlowActionPayload).Must(p => p is null).When(a => a.Given.FlowAction == "data_exchange")
            .OverridePropertyName("parameters.flow_action_payload").WithMessage("is allowed only when flow_action is navigate");
        RuleFor(a => a.Given.FlowActionPayload).Must(p => p?.Data is null or { ValueKind: JsonValueKind.Object } && !IsEmpty(p?.Data))
            .OverridePropertyName("parameters.flow_action_payload.data").WithMessage("must be an object that is not empty");
    }

    private void VoiceCall()
    {
        Named("voice_call");
        RuleFor(a => a.Given.DisplayText).Within(MaxDisplayText).When(a => a.Given.DisplayText is not null)
            .OverridePropertyName("parameters.display_text");
        RuleFor(a => a.Given.TtlMinutes).Must(m => m is null or (>= 1 and <= MaxCallMinutes))
            .OverridePropertyName("parameters.ttl_minutes").WithMessage($"must be 1 to {MaxCallMinutes:N0}");
    }

    private void Carousel()
    {
        RuleFor(a => a.Cards).Count(MinCards, MaxCards);
        RuleFor(a => a.Cards).Must(cards => cards is null || cards.Select((c, at) => c?.CardIndex == at).All(ok => ok))
            .WithMessage("must be numbered by card_index from 0, in order");
        RuleFor(a => a.Cards).Must(cards => cards is null || cards.Select(c => c?.Buttons).Distinct().Count() <= 1)
            .WithMessage("must all have the same kind and number of buttons");
        RuleForEach(a => a.Cards).NotNull().WithMessage("is required");
        RuleForEach(a => a.Cards).SetValidator(new CardValidator()!);
    }

    private void TitlesOfSeveralSections() =>
        RuleFor(a => a.Sections).Must(s => s is null or { Count: <= 1 } || s.All(x => !string.IsNullOrWhiteSpace(x?.Title)))
            .WithMessage("need a title each when there are several");

    private static bool IsMixed(ActionView action) => action.Buttons?.Any(b => b is { Type: not (null or Reply) }) is true;

    private static bool IsEmpty(JsonElement? data) => data is { ValueKind: JsonValueKind.Object } given && !given.EnumerateObject().Any();

    private static IEnumerable<RowView> Rows(IReadOnlyList<SectionView?>? sections) =>
        sections?.SelectMany(s => s?.Rows ?? []).OfType<RowView>() ?? [];

    private static int Products(IReadOnlyList<SectionView?>? sections) => sections?.Sum(s => s?.ProductItems?.Count ?? 0) ?? 0;

    internal static bool IsDistinct(IEnumerable<string?>? ids) =>
        ids is null || ids.Where(id => id is not null).GroupBy(id => id, StringComparer.Ordinal).All(g => g.Count() == 1);
}
