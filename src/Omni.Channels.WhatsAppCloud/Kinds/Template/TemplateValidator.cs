using FluentValidation;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>Validates the name and the language of a template. <see cref="ComponentsCheck"/> validates what fills it in.</summary>
internal sealed class TemplateValidator : AbstractValidator<TemplateContent>
{
    public const int MaxName = 512;

    public TemplateValidator()
    {
        RuleFor(t => t.Template).Within(MaxName).OverridePropertyName("name");
        RuleFor(t => t.Language).Given();
        RuleFor(t => t.Language).Matches("^[A-Za-z]{2,3}([_-]([A-Za-z]{2,4}|[0-9]{3}))?\\z")
            .WithMessage("must be a language code of Meta, such as pt_BR or en");
    }
}
