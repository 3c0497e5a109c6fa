using FluentValidation;
using Omni.Contract.Sending;

namespace Omni.Api.Sending;

/// <summary>What <see cref="SendReactionRequest"/> must hold.</summary>
internal sealed class SendReactionRequestValidator : AbstractValidator<SendReactionRequest>
{
    public SendReactionRequestValidator()
    {
        this.AddSendRules();
        RuleFor(r => r.ReplyTo).Null().WithMessage("'replyTo' does not go with a reaction: 'messageId' says what it is about");
        RuleFor(r => r.MessageId).Must(id => !string.IsNullOrWhiteSpace(id)).WithMessage("'messageId' is required: the message reacted to");
        RuleFor(r => r.MessageId).IdLength("messageId");
        RuleFor(r => r.Emoji).NotNull().WithMessage("'emoji' is required; empty takes a reaction back");
        RuleFor(r => r.Emoji).Must(e => e is null || e.Length <= 64).WithMessage("'emoji' must be one emoji");
    }
}
