using FluentValidation;

namespace Omni.Api.Sending.Outbox;

/// <summary>When a number is held because its channel's service fails, and how the service is probed.</summary>
internal sealed class BreakerOptions
{
    /// <summary>
    /// An answer that takes longer counts as a failure and stops further departures. 1 s..1 min, default 5 s; keep it well under the
    /// channel's own timeout.
    /// </summary>
    public TimeSpan OverdueAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The pause before the first probe of the service. Each further pause is twice as long. 100 ms..1 min, default 1 s.</summary>
    public TimeSpan ProbeAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between two probes. 1 s..1 h, default 30 s.</summary>
    public TimeSpan MaxProbeAfter { get; set; } = TimeSpan.FromSeconds(30);

    internal sealed class Validator : AbstractValidator<BreakerOptions>
    {
        public Validator()
        {
            RuleFor(o => o.OverdueAfter).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
            RuleFor(o => o.ProbeAfter).InclusiveBetween(TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
            RuleFor(o => o.MaxProbeAfter).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
            RuleFor(o => o.MaxProbeAfter).GreaterThanOrEqualTo(o => o.ProbeAfter)
                .WithMessage("'{PropertyName}' must not be shorter than 'ProbeAfter'");
        }
    }
}
