using System.Text.Json;
using FluentValidation;
using Omni.Channels.WhatsAppCloud.Kinds.Interactive;
using static Omni.Channels.WhatsAppCloud.Kinds.Template.TemplateView;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>
/// Validates the format of a template's components. Meta checks them against the template; <see cref="ShortForm"/> does so here.
/// </summary>
internal sealed class TemplateValidator : AbstractValidator<TemplateView>
{
    public const int MaxName = 512, MaxHeaderText = 60, MaxBodyText = 1024, MaxOnlyBodyText = 32_768, MaxCards = 10;

    public TemplateValidator()
    {
        RuleFor(t => t.Name).Within(MaxName);
        RuleFor(t => t.Language).Given();
        RuleFor(t => t.Language).Matches("^[A-Za-z]{2,3}(_[A-Za-z]{2,4})?\\z")
            .WithMessage("must be a language code of Meta, such as pt_BR or en");
        RuleForEach(t => t.Components)
            .SetValidator(t => new ComponentValidator(t.Components is { Count: 1 } ? MaxOnlyBodyText : MaxBodyText));
    }

    private sealed class ComponentValidator : AbstractValidator<ComponentView>
    {
        private static readonly string[] Kinds = ["header", "body", "button", "carousel", "limited_time_offer", "order_status"];

        public ComponentValidator(int maxBodyText)
        {
            RuleFor(c => c.Type).OneOf(Kinds);
            RuleForEach(c => c.Parameters).SetValidator(new ParameterValidator(MaxHeaderText)).When(c => c.Type == "header");
            RuleForEach(c => c.Parameters).SetValidator(new ParameterValidator(maxBodyText)).When(c => c.Type != "header");
            RuleFor(c => c.SubType).Given().When(c => c.Type == "button");
            RuleFor(c => c.Index)
                .Must(i => i is { ValueKind: JsonValueKind.Number or JsonValueKind.String } index
                    && int.TryParse(index.ToString(), out var at) && at is >= 0 and <= 9)
                    .When(c => c.Type == "button").WithMessage("must be the button's place, 0 to 9");
            When(c => c.Type == "carousel", () =>
            {
                RuleFor(c => c.Cards).Count(1, MaxCards);
                RuleForEach(c => c.Cards).ChildRules(card =>
                {
                    card.RuleFor(x => x.CardIndex).NotNull().WithMessage("is required");
                    card.RuleForEach(x => x.Components).SetValidator(_ => new ComponentValidator(MaxBodyText))
                        .When(x => x.Components is not null);
                });
            });
        }
    }

    private sealed class ParameterValidator : AbstractValidator<ParameterView>
    {
        public ParameterValidator(int maxText)
        {
            RuleFor(p => p.Type).Given();
            RuleFor(p => p.Text).Within(maxText).When(p => p.Type == "text");
            RuleFor(p => p.Text).Must(t => t is null || TemplateText.FaultOf(t) is null).When(p => p.Type == "text")
                .WithMessage((_, t) => TemplateText.FaultOf(t!)!);
            RuleFor(p => p.CouponCode).Given().When(p => p.Type == "coupon_code");
            When(p => p.Type == "currency", () =>
            {
                RuleFor(p => p.GivenCurrency.FallbackValue).Given().OverridePropertyName("currency.fallback_value");
                RuleFor(p => p.GivenCurrency.Code).Must(c => c is { Length: 3 } && c.All(char.IsAsciiLetterUpper))
                    .OverridePropertyName("currency.code").WithMessage("must be an ISO 4217 code, such as BRL");
                RuleFor(p => p.GivenCurrency.Amount1000).NotNull().OverridePropertyName("currency.amount_1000")
                    .WithMessage("is required: the amount times 1,000");
            });
            RuleFor(p => p.DateTimeFallback).Given().When(p => p.Type == "date_time").OverridePropertyName("date_time.fallback_value");
            RuleFor(p => p.Image).Must(IsOneOfIdAndLink).When(p => p.Type == "image").WithMessage("needs an id or a link, and not both");
            RuleFor(p => p.Video).Must(IsOneOfIdAndLink).When(p => p.Type == "video").WithMessage("needs an id or a link, and not both");
            RuleFor(p => p.Document).Must(IsOneOfIdAndLink).When(p => p.Type == "document")
                .WithMessage("needs an id or a link, and not both");
            RuleFor(p => p.Location).Must(l => l is { Latitude: not null, Longitude: not null }).When(p => p.Type == "location")
                .WithMessage("needs latitude and longitude");
        }

        private static bool IsOneOfIdAndLink(InteractiveView.MediaView? media) =>
            media is not null && string.IsNullOrEmpty(media.Id) != string.IsNullOrEmpty(media.Link);
    }
}
