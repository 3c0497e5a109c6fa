using FluentValidation;

namespace Omni.Api.Operations.Retention;

/// <summary>Retention of events.</summary>
internal sealed class EventsOptions
{
    public const string Section = "Omni:Events";

    /// <summary>The default in a data folder that was created with it.</summary>
    public static readonly TimeSpan Default = TimeSpan.FromDays(90);

    /// <summary>Meta repeats a webhook for up to 7 days, and a removed event no longer identifies its repetition.</summary>
    public static readonly TimeSpan Min = TimeSpan.FromDays(14);

    public static readonly TimeSpan Max = TimeSpan.FromDays(36_500);

    /// <summary>
    /// How long an event is kept after it was processed. 14 days..100 years, and not shorter than <c>Omni:Inbox:Retention</c>.
    /// Default 90 days in a new data folder; a folder of an older version keeps all events until this is set.
    /// </summary>
    public TimeSpan? Retention { get; set; }

    internal sealed class Validator : AbstractValidator<EventsOptions>
    {
        public Validator() => RuleFor(o => o.Retention).InclusiveBetween(Min, Max);
    }
}
