using FluentValidation;

namespace Omni.Api.Audit;

/// <summary>Settings of the audit.</summary>
internal sealed class AuditOptions
{
    public const string Section = "Omni:Audit";

    /// <summary>Whether requests are recorded. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Older entries are removed. 1 hour..10 years, default 30 days.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Maximum of entries; beyond it the oldest are removed. 1,000..1 billion, default 1,000,000 (some 250 MB).</summary>
    public long MaxEntries { get; set; } = 1_000_000;

    internal sealed class Validator : AbstractValidator<AuditOptions>
    {
        public Validator()
        {
            RuleFor(o => o.Retention).InclusiveBetween(TimeSpan.FromHours(1), TimeSpan.FromDays(3650));
            RuleFor(o => o.MaxEntries).InclusiveBetween(1000, 1_000_000_000);
        }
    }
}
