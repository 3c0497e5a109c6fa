using FluentValidation;
using static Omni.Channels.WhatsAppCloud.Kinds.Interactive.InteractiveView;

namespace Omni.Channels.WhatsAppCloud.Kinds.Interactive;

/// <summary>Validates an interactive message: common rules, then those of its kind.</summary>
internal sealed class InteractiveValidator : AbstractValidator<InteractiveView>
{
    public const int MaxHeader = 60, MaxBody = 1024, MaxListBody = 4096, MaxFooter = 60;

    private static readonly string[] Kinds =
    [
        "button", "list", "cta_url", "location_request_message", "address_message", "product", "product_list", "catalog_message", "flow",
        "carousel", "call_permission_request", "order_details", "order_status", "voice_call", "request_contact_info",
    ];

    // Meta does not require a body for these, or does not document that it does.
    private static readonly string[] BodyIsOptional =
        ["product", "call_permission_request", "order_status", "voice_call", "request_contact_info"];

    private static readonly string[] ActionIsOptional = ["voice_call", "request_contact_info"];

    public InteractiveValidator()
    {
        RuleFor(i => i.Header!).SetValidator(new HeaderValidator()).When(i => i.Header is not null);
        RuleFor(i => i.BodyText).Given().When(i => i.Type is not null && !BodyIsOptional.Contains(i.Type))
            .OverridePropertyName("body.text");
        RuleFor(i => i.BodyText).Given().When(i => i.Body is not null && BodyIsOptional.Contains(i.Type)).OverridePropertyName("body.text");
        RuleFor(i => i.BodyText).AtMost(MaxListBody).When(i => i.Type == "list").OverridePropertyName("body.text");
        RuleFor(i => i.BodyText).AtMost(MaxBody).When(i => i.Type != "list").OverridePropertyName("body.text");
        RuleFor(i => i.FooterText).Within(MaxFooter).When(i => i.Footer is not null).OverridePropertyName("footer.text");
        RuleFor(i => i.Action).NotNull().When(i => !ActionIsOptional.Contains(i.Type)).WithMessage("is required");
        When(i => i is { Action: not null, Type: not null }, () =>
        {
            foreach (var kind in Kinds) RuleFor(i => i.Action!).SetValidator(new ActionValidator(kind)).When(i => i.Type == kind);
        });
        RuleFor(i => i.Header).Must(h => h is null or { Type: "text" }).When(i => i.Type is "list" or "product_list")
            .WithMessage("of this kind can only be text");
        RuleFor(i => i.Header).NotNull().When(i => i.Type == "product_list").WithMessage("is required");
        RuleFor(i => i.Header).Null()
            .When(i => i.Type is "product" or "location_request_message" or "address_message" or "carousel" or "catalog_message")
            .WithMessage("is not allowed in this kind");
        RuleFor(i => i.Footer).Null().When(i => i.Type == "carousel").WithMessage("is not allowed in this kind");
    }

    /// <summary>Whether the type is one whose limits are checked here. Meta checks the others.</summary>
    public static bool Knows(string type) => Kinds.Contains(type);

    /// <summary>Text, or media by id or link.</summary>
    internal sealed class HeaderValidator : AbstractValidator<HeaderView>
    {
        public HeaderValidator()
        {
            RuleFor(h => h.Type).OneOf("text", "image", "video", "document");
            RuleFor(h => h.Text).Within(MaxHeader).When(h => h.Type == "text");
            RuleFor(h => h.SubText).AtMost(MaxHeader).OverridePropertyName("sub_text");
            RuleFor(h => h.Image).Must(IsOneOfIdAndLink).When(h => h.Type == "image").WithMessage("needs an id or a link, and not both");
            RuleFor(h => h.Video).Must(IsOneOfIdAndLink).When(h => h.Type == "video").WithMessage("needs an id or a link, and not both");
            RuleFor(h => h.Document).Must(IsOneOfIdAndLink).When(h => h.Type == "document")
                .WithMessage("needs an id or a link, and not both");
            RuleFor(h => h.Image!.Link).Fetchable().When(h => h.Image is not null).OverridePropertyName("image.link");
            RuleFor(h => h.Video!.Link).Fetchable().When(h => h.Video is not null).OverridePropertyName("video.link");
            RuleFor(h => h.Document!.Link).Fetchable().When(h => h.Document is not null).OverridePropertyName("document.link");
        }

        private static bool IsOneOfIdAndLink(MediaView? media) =>
            media is not null && string.IsNullOrEmpty(media.Id) != string.IsNullOrEmpty(media.Link);
    }
}
