using FluentValidation;
using Omni.Contract.Sending;

namespace Omni.Api.Sending;

/// <summary>What <see cref="SendPollRequest"/> must hold.</summary>
internal sealed class SendPollRequestValidator : AbstractValidator<SendPollRequest>
{
    private const int MinAnswers = 2, MaxAnswers = 12, MaxText = 300;

    public SendPollRequestValidator()
    {
        this.AddSendRules();
        RuleFor(r => r.Question).Must(q => !string.IsNullOrWhiteSpace(q) && q.Length <= MaxText)
            .WithMessage($"'question' is required, at most {MaxText} characters");
        RuleFor(r => r.Answers)
            .Must(a => a is { Count: >= MinAnswers and <= MaxAnswers } && a.All(t => !string.IsNullOrWhiteSpace(t) && t.Length <= MaxText))
                .WithMessage($"'answers' must be {MinAnswers} to {MaxAnswers} texts of at most {MaxText} characters");
    }
}
