using FluentValidation;
using Omni.Channels.Sdk.Contents;

namespace Omni.Api.Sending;

/// <summary>The body of <c>POST /messages/send/poll</c>.</summary>
internal sealed record SendPollRequest : SendRequest
{
    private const int MinAnswers = 2, MaxAnswers = 12, MaxText = 300;

    /// <summary>What is asked.</summary>
    public string? Question { get; init; }

    /// <summary>What can be chosen, 2 to 12.</summary>
    public IReadOnlyList<string>? Answers { get; init; }

    /// <summary>Whether several may be chosen.</summary>
    public bool? MultiSelect { get; init; }

    /// <summary>How long it is open, in hours; where the channel closes polls.</summary>
    public int? DurationHours { get; init; }

    protected override MessageContent ContentOf() => new PollContent { Question = Question!, Options = Answers!, MultiSelect = MultiSelect ?? false };

    internal sealed class Validator : AbstractValidator<SendPollRequest>
    {
        public Validator()
        {
            this.AddSendRules();
            RuleFor(r => r.Question).Must(q => !string.IsNullOrWhiteSpace(q) && q.Length <= MaxText).WithMessage($"'question' is required, at most {MaxText} characters");
            RuleFor(r => r.Answers).Must(a => a is { Count: >= MinAnswers and <= MaxAnswers } && a.All(t => !string.IsNullOrWhiteSpace(t) && t.Length <= MaxText))
                .WithMessage($"'answers' must be {MinAnswers} to {MaxAnswers} texts of at most {MaxText} characters");
        }
    }
}
