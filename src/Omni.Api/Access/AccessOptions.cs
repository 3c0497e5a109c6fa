using FluentValidation;

namespace Omni.Api.Access;

/// <summary>Default limits of keys, and the cost of wrong keys.</summary>
internal sealed class AccessOptions
{
    public const string Section = "Omni:Access";

    public static readonly TimeSpan LongestPenalty = TimeSpan.FromSeconds(30);

    /// <summary>Default requests per minute for keys without their own limit. 1..10,000,000, default 120,000.</summary>
    public int RequestsPerMinute { get; set; } = 120_000;

    /// <summary>
    /// Wrong keys of one client address that are answered at once; answers to further ones are delayed. 1..1,000, default 10.
    /// </summary>
    public int FreeWrongKeys { get; set; } = 10;

    /// <summary>Maximum delay of an answer to a wrong key. 0..30 s, default 5 s.</summary>
    public TimeSpan MaxWrongKeyDelay { get; set; } = TimeSpan.FromSeconds(5);

    internal sealed class Validator : AbstractValidator<AccessOptions>
    {
        public Validator()
        {
            RuleFor(o => o.RequestsPerMinute).InclusiveBetween(1, 10_000_000);
            RuleFor(o => o.FreeWrongKeys).InclusiveBetween(1, 1000);
            RuleFor(o => o.MaxWrongKeyDelay).InclusiveBetween(TimeSpan.Zero, LongestPenalty);
        }
    }
}
