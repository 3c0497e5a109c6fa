using FluentValidation;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Api.Sending.Outbox;

/// <summary>Settings of the outbox and its lanes.</summary>
internal sealed class OutboxOptions
{
    public const string Section = "Omni:Outbox";

    /// <summary>
    /// How long a REST caller waits for the channel's answers to all messages of a request. After it, the messages continue without the
    /// caller. 1 s..5 min, default 30 s.
    /// </summary>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Maximum of messages of one instance under way to the channel at the same time: the rate times the channel's answering time.
    /// 1..4,096, default 1,024.
    /// </summary>
    public int Concurrency { get; set; } = 1024;

    /// <summary>
    /// Waiting messages of one instance whose texts are in memory; of the others only the place is. 10..10,000, default 500.
    /// </summary>
    public int Window { get; set; } = 500;

    /// <summary>Maximum of messages waiting for one instance; beyond it the answer is 429. 1..1,000,000, default 100,000.</summary>
    public int MaxQueued { get; set; } = 100_000;

    /// <summary>Maximum of messages waiting for all instances together. 1..10,000,000, default 500,000.</summary>
    public int MaxQueuedInAll { get; set; } = 500_000;

    /// <summary>Default send rate for channels that declare none, messages per second. 1..1,000, default 80.</summary>
    public int DefaultRate { get; set; } = 80;

    /// <summary>
    /// Maximum of tries of a message that meets temporary trouble while others get through, including the first one. 1..100, default 12.
    /// </summary>
    public int MaxAttempts { get; set; } = 12;

    /// <summary>The longest pause between two tries. 1 s..1 h, default 5 min.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The least pause before a retry where the channel answers that it cannot send now. Within it a report would have arrived if the
    /// channel had accepted the message all the same. 1 s..5 min, default 15 s.
    /// </summary>
    public TimeSpan TransientPause { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a message is tried, whatever delays it. 1 min..30 days, default 1 day.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How far ahead <c>sendAt</c> may lie. 1 min..365 days, default 30 days.</summary>
    public TimeSpan MaxSendAhead { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// How long a send without an answer waits for a status that settles it. The wait starts when the channel answers again and a webhook
    /// of the number has come since; in all it takes at most <see cref="GiveUpAfter"/>. 1 s..7 days, default 5 min.
    /// </summary>
    public TimeSpan AmbiguousAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// What happens after that: <c>fail</c>, the default, never sends twice; <c>resend</c> risks a duplicate instead of a lost message.
    /// </summary>
    public string AmbiguousPolicy { get; set; } = Fail;

    /// <summary>
    /// What happens to a free-form message when the host believes that the recipient's service window has closed: <c>refuse</c>, the
    /// default, or <c>ask</c>, which lets the channel decide. A send may say otherwise (<c>window</c>).
    /// </summary>
    public string OutsideWindow { get; set; } = Contract.Sending.OutsideWindow.Refuse;

    /// <summary>How long ended sends are kept, with their attempts and errors. 1..365 days, default 7 days.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>When a number is held because the service of its channel fails.</summary>
    public BreakerOptions Breaker { get; set; } = new();

    internal const string Fail = "fail", Resend = "resend";

    /// <summary>Whether a message leaves although the host believes that the service window has closed.</summary>
    public bool AsksOutsideWindow(OutgoingMessage message) =>
        message.AsksOutsideWindow ?? OutsideWindow == Contract.Sending.OutsideWindow.Ask;

    internal sealed class Validator : AbstractValidator<OutboxOptions>
    {
        public Validator()
        {
            RuleFor(o => o.AnswerWithin).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
            RuleFor(o => o.Concurrency).InclusiveBetween(1, 4096);
            RuleFor(o => o.Window).InclusiveBetween(10, 10_000);
            RuleFor(o => o.MaxQueued).InclusiveBetween(1, 1_000_000);
            RuleFor(o => o.MaxQueuedInAll).InclusiveBetween(1, 10_000_000);
            RuleFor(o => o.DefaultRate).InclusiveBetween(1, 1000);
            RuleFor(o => o.MaxAttempts).InclusiveBetween(1, 100);
            RuleFor(o => o.MaxRetryDelay).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
            RuleFor(o => o.TransientPause).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
            RuleFor(o => o.GiveUpAfter).InclusiveBetween(TimeSpan.FromMinutes(1), TimeSpan.FromDays(30));
            RuleFor(o => o.MaxSendAhead).InclusiveBetween(TimeSpan.FromMinutes(1), TimeSpan.FromDays(365));
            RuleFor(o => o.AmbiguousAfter).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromDays(7));
            RuleFor(o => o.AmbiguousPolicy).Must(p => p is Fail or Resend)
                .WithMessage("'{PropertyName}' must be 'fail' or 'resend', not '{PropertyValue}'");
            RuleFor(o => o.OutsideWindow).Must(w => w is Contract.Sending.OutsideWindow.Refuse or Contract.Sending.OutsideWindow.Ask)
                .WithMessage("'{PropertyName}' must be 'refuse' or 'ask', not '{PropertyValue}'");
            RuleFor(o => o.Breaker).SetValidator(new BreakerOptions.Validator());
            RuleFor(o => o.Retention).InclusiveBetween(TimeSpan.FromDays(1), TimeSpan.FromDays(365));
        }
    }
}
