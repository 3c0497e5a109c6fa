using FluentValidation;
using Omni.Contract.Sending;

namespace Omni.Api.Sending;

/// <summary>What <see cref="SendHandoffRequest"/> must hold.</summary>
internal sealed class SendHandoffRequestValidator : AbstractValidator<SendHandoffRequest>
{
    public SendHandoffRequestValidator()
    {
        this.AddSendRules();
        RuleFor(r => r.ChatId).IdLength("chatId");
        RuleFor(r => r.Text).Must(t => !string.IsNullOrWhiteSpace(t)).WithMessage("'text' is required");
        RuleFor(r => r.Text).Must(t => t is null || t.Length <= SendTextRequestValidator.MaxTextLength)
            .WithMessage((_, t) => $"'text' is {t!.Length} UTF-16 units, at most {SendTextRequestValidator.MaxTextLength}");
        RuleFor(r => r.Text).NoNul("text");
    }
}
