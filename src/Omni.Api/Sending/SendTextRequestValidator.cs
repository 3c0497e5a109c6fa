using FluentValidation;
using Omni.Contract.Sending;

namespace Omni.Api.Sending;

/// <summary>What <see cref="SendTextRequest"/> must hold.</summary>
internal sealed class SendTextRequestValidator : AbstractValidator<SendTextRequest>
{
    /// <summary>The maximum of one request: 16 messages of WhatsApp.</summary>
    public const int MaxTextLength = 65_536;

    public SendTextRequestValidator()
    {
        this.AddSendRules();
        RuleFor(r => r.Text).Must(t => !string.IsNullOrWhiteSpace(t)).WithMessage("'text' is required");
        RuleFor(r => r.Text).Must(t => t is null || t.Length <= MaxTextLength)
            .WithMessage((_, t) => $"'text' is {t!.Length} UTF-16 units, at most {MaxTextLength}");
        RuleFor(r => r.Text).NoNul("text");
    }
}
