using System.Text.Json;
using FluentValidation;
using Omni.Contract.Sending;

namespace Omni.Api.Sending;

/// <summary>What <see cref="SendContactRequest"/> must hold.</summary>
internal sealed class SendContactRequestValidator : AbstractValidator<SendContactRequest>
{
    public SendContactRequestValidator()
    {
        this.AddSendRules();
        RuleFor(r => r.Contact).Must((r, c) => c is null != r.Contacts is null or { ValueKind: JsonValueKind.Null })
            .WithMessage("give 'contact' or 'contacts', one of them");
        RuleFor(r => r.Contact!.Name).Must(n => !string.IsNullOrWhiteSpace(n)).When(r => r.Contact is not null)
            .OverridePropertyName("contact.name").WithMessage("'contact.name' is required");
        RuleFor(r => r.Contacts).Custom((contacts, context) =>
        {
            if (contacts is not { ValueKind: not JsonValueKind.Null } given) return;
            if (ContactCards.Read(given).Fault is { } fault) context.AddFailure(fault.Path, fault.Message);
        });
    }
}
