using FluentValidation;

namespace Omni.Api.Subscriptions;

/// <summary>Settings of posting events to subscriptions.</summary>
internal sealed class SubscriptionOptions
{
    public const string Section = "Omni:Subscriptions";

    /// <summary>Whether a subscription may name this machine or its network. Default false.</summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>Whether a subscription may name this machine itself. Default false; true where the sandbox runs.</summary>
    public bool AllowLoopbackAddresses { get; set; }

    /// <summary>Maximum time of a receiver's answer. 1 s..60 s, default 15 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The wait after the first failure. Each further wait is three times as long, and each up to a quarter longer at random. 1 s..1 hour,
    /// default 5 s.
    /// </summary>
    public TimeSpan FirstRetryAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait between two tries. 1 s..1 day, default 2 hours.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromHours(2);

    /// <summary>
    /// How long an event is tried. A subscription without any delivery for this time is disabled. 1 minute..30 days, default 1 day.
    /// </summary>
    public TimeSpan RetryFor { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long the log of deliveries is kept. 1 hour..1 year, default 7 days.</summary>
    public TimeSpan LogRetention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Maximum number of subscriptions. 1..10,000, default 100.</summary>
    public int MaxSubscriptions { get; set; } = 100;

    internal sealed class Validator : AbstractValidator<SubscriptionOptions>
    {
        public Validator()
        {
            RuleFor(o => o.Timeout).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
            RuleFor(o => o.FirstRetryAfter).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
            RuleFor(o => o.MaxRetryAfter).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
            RuleFor(o => o.RetryFor).InclusiveBetween(TimeSpan.FromMinutes(1), TimeSpan.FromDays(30));
            RuleFor(o => o.LogRetention).InclusiveBetween(TimeSpan.FromHours(1), TimeSpan.FromDays(365));
            RuleFor(o => o.MaxSubscriptions).InclusiveBetween(1, 10_000);
        }
    }
}
