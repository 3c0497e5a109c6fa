using FluentValidation;

namespace Omni.Api.Foundation.Health;

/// <summary>When the host reports that it cannot take work.</summary>
internal sealed class HealthOptions
{
    public const string Section = "Omni:Health";

    /// <summary>Minimum of free bytes on the disk of the data folder. 0..1 TB, default 256 MB.</summary>
    public long MinFreeDiskBytes { get; set; } = 256L * 1024 * 1024;

    /// <summary>Maximum age of the oldest unprocessed webhook. 1 s..1 day, default 60 s.</summary>
    public TimeSpan MaxInboxAge { get; set; } = TimeSpan.FromSeconds(60);

    internal sealed class Validator : AbstractValidator<HealthOptions>
    {
        public Validator()
        {
            RuleFor(o => o.MinFreeDiskBytes).InclusiveBetween(0, 1024L * 1024 * 1024 * 1024);
            RuleFor(o => o.MaxInboxAge).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        }
    }
}
