using FluentValidation;

namespace Omni.Api.Operations.Retention;

/// <summary>Retention of dead letters.</summary>
internal sealed class DeadLettersOptions
{
    public const string Section = "Omni:DeadLetters";

    /// <summary>
    /// How long a dead letter is kept after it was retried. One that was not retried is kept forever. 1 day..100 years, default 90 days.
    /// </summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(90);

    internal sealed class Validator : AbstractValidator<DeadLettersOptions>
    {
        public Validator() => RuleFor(o => o.Retention).InclusiveBetween(TimeSpan.FromDays(1), TimeSpan.FromDays(36_500));
    }
}
