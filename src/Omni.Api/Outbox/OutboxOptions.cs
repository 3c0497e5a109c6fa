using FluentValidation;

namespace Omni.Api.Outbox;

/// <summary>Settings of the outbox.</summary>
internal sealed class OutboxOptions
{
    public const string Section = "Omni:Outbox";

    /// <summary>How long a REST caller waits for the channel's answer; the message goes on without the caller. 1 s..5 min, default 30 s.</summary>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Chats of one instance that are sent to at the same time. 1..256, default 16.</summary>
    public int Concurrency { get; set; } = 16;

    /// <summary>Waiting messages of one instance held in memory; the rest stay on disk. 10..10,000, default 500.</summary>
    public int Window { get; set; } = 500;

    /// <summary>How long a send without an answer waits for a status to settle it before it is marked failed. 1 s..7 days, default 5 min.</summary>
    public TimeSpan AmbiguousAfter { get; set; } = TimeSpan.FromMinutes(5);

    internal sealed class Validator : AbstractValidator<OutboxOptions>
    {
        public Validator()
        {
            RuleFor(o => o.AnswerWithin).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
            RuleFor(o => o.Concurrency).InclusiveBetween(1, 256);
            RuleFor(o => o.Window).InclusiveBetween(10, 10_000);
            RuleFor(o => o.AmbiguousAfter).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromDays(7));
        }
    }
}
