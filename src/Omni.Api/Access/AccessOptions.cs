using FluentValidation;

namespace Omni.Api.Access;

/// <summary>What holds for every key that says nothing else.</summary>
internal sealed class AccessOptions
{
    public const string Section = "Omni:Access";

    /// <summary>Requests that a key may make in a minute. 1..10,000,000, default 120,000.</summary>
    public int RequestsPerMinute { get; set; } = 120_000;

    internal sealed class Validator : AbstractValidator<AccessOptions>
    {
        public Validator() => RuleFor(o => o.RequestsPerMinute).InclusiveBetween(1, 10_000_000);
    }
}
