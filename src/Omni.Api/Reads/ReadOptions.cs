using FluentValidation;

namespace Omni.Api.Reads;

/// <summary>Limits of lists, searches and counts, so that no reader blocks the others.</summary>
internal sealed class ReadOptions
{
    public const string Section = "Omni:Reads";

    /// <summary>Maximum of simultaneous reads of all keys; on SQLite each has a thread of its own. 1..64, default 4.</summary>
    public int Concurrency { get; set; } = 4;

    /// <summary>Maximum of simultaneous reads of one key. 1..64 and at most <see cref="Concurrency"/>, default 2.</summary>
    public int PerKey { get; set; } = 2;

    /// <summary>Maximum of waiting reads of one key; one more is answered 429. 0..1,000, default 50.</summary>
    public int MaxWaiting { get; set; } = 50;

    /// <summary>How long a read waits for its turn before it is refused. 100 ms..1 min, default 5 s.</summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Maximum time of a read; then it is stopped. 100 ms..5 min, default 10 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    internal sealed class Validator : AbstractValidator<ReadOptions>
    {
        public Validator()
        {
            RuleFor(o => o.Concurrency).InclusiveBetween(1, 64);
            RuleFor(o => o.PerKey).InclusiveBetween(1, 64);
            RuleFor(o => o.PerKey).LessThanOrEqualTo(o => o.Concurrency);
            RuleFor(o => o.MaxWaiting).InclusiveBetween(0, 1000);
            RuleFor(o => o.MaxWait).InclusiveBetween(TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
            RuleFor(o => o.Timeout).InclusiveBetween(TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5));
        }
    }
}
