using FluentValidation;
using static Omni.Channels.WhatsAppCloud.Kinds.Interactive.InteractiveView;

namespace Omni.Channels.WhatsAppCloud.Kinds.Interactive;

/// <summary>
/// Validates a card of a carousel: an image or video with a text and a link or quick replies, or a product. A card of another type is not
/// known here: Meta checks it.
/// </summary>
internal sealed class CardValidator : AbstractValidator<CardView>
{
    public const int MaxBody = 160, MaxBreaks = 2;

    private const string QuickReply = "quick_reply", Reply = "reply";

    public CardValidator()
    {
        When(c => c.IsKnown, () =>
        {
            RuleFor(c => c.BodyText).Within(MaxBody).When(c => c.Body is not null).OverridePropertyName("body.text");
            RuleFor(c => c.BodyText).Must(t => t is null || t.Count(c => c == '\n') <= MaxBreaks).OverridePropertyName("body.text")
                .WithMessage($"must have at most {MaxBreaks} line breaks");
            RuleFor(c => c.Header).Must(h => h is { Type: "image" or "video" }).When(c => c.Type != "product")
                .WithMessage("must be an image or a video");
            RuleFor(c => c.Header!).SetValidator(new InteractiveValidator.HeaderValidator()).When(c => c.Header is not null);
            RuleFor(c => c.Action).NotNull().WithMessage("is required");
        });
        RuleFor(c => c.Action!).SetValidator(new ActionValidator("product")).When(c => c is { Action: not null, Type: "product" });
        RuleFor(c => c.Action!).SetValidator(new ActionValidator("cta_url"))
            .When(c => c is { IsKnown: true, Type: not "product", Action: { Buttons: null } });
        RuleFor(c => c.Action!).ChildRules(QuickReplies).When(c => c is { IsKnown: true, Type: not "product", Action.Buttons: not null });
    }

    private static void QuickReplies(InlineValidator<ActionView> action)
    {
        action.RuleFor(a => a.Buttons).Count(1, ActionValidator.MaxMixedButtons);
        action.RuleFor(a => a.Buttons).Must(b => ActionValidator.IsDistinct(b?.Select(x => x?.Answer.Id)))
            .WithMessage("has two buttons of the same id");
        action.RuleFor(a => a.Buttons).Must(b => ActionValidator.IsDistinct(b?.Select(x => x?.Answer.Title)))
            .WithMessage("has two buttons of the same title");
        action.RuleForEach(a => a.Buttons).NotNull().WithMessage("is required");
        action.RuleForEach(a => a.Buttons).ChildRules(button =>
        {
            button.RuleFor(b => b!.Type).Given();
            foreach (var type in new[] { QuickReply, Reply })
            {
                button.RuleFor(b => b!.Answer.Id).Identifier(ActionValidator.MaxButtonId).When(b => b!.Type == type)
                    .OverridePropertyName($"{type}.id");
                button.RuleFor(b => b!.Answer.Title).Within(ActionValidator.MaxButtonTitle).When(b => b!.Type == type)
                    .OverridePropertyName($"{type}.title");
            }
        });
    }
}
