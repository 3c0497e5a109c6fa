using FluentValidation;

namespace Omni.Api.Operations.Retention;

/// <summary>How long dead letters are kept.</summary>
internal sealed class DeadLettersOptions
{
    public const string Section = "Omni:DeadLetters";

    /// <summary>
    /// How long a dead letter is kept after it was processed again. One that was not is kept for ever. 1 day..100 years, default 90 days.
    /// </summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(90);

    internal sealed class Validator : AbstractValidator<DeadLettersOptions>
    {
        public Validator() => RuleFor(o => o.Retention).InclusiveBetween(TimeSpan.FromDays(1), TimeSpan.FromDays(36_500));
    }
}
