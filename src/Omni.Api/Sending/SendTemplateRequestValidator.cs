using FluentValidation;
using Omni.Contract.Sending;

namespace Omni.Api.Sending;

/// <summary>What <see cref="SendTemplateRequest"/> must hold.</summary>
internal sealed class SendTemplateRequestValidator : AbstractValidator<SendTemplateRequest>
{
    private static readonly TemplateReferenceValidator OfTemplate = new(path: "");

    public SendTemplateRequestValidator()
    {
        this.AddSendRules();
        RuleFor(r => r).Custom((request, context) =>
        {
            foreach (var fault in OfTemplate.Validate(SendContents.TemplateOf(request)).Errors) context.AddFailure(fault);
        });
    }
}
