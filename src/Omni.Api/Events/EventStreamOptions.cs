using FluentValidation;

namespace Omni.Api.Events;

/// <summary>Limits of open event streams: each holds a connection and a queue.</summary>
internal sealed class EventStreamOptions
{
    public const string Section = "Omni:EventStream";

    /// <summary>Maximum of open streams, of all keys together. 1..10,000, default 500.</summary>
    public int MaxStreams { get; set; } = 500;

    /// <summary>Maximum of open streams of one key. 1..10,000, default 50.</summary>
    public int MaxStreamsPerKey { get; set; } = 50;

    internal sealed class Validator : AbstractValidator<EventStreamOptions>
    {
        public Validator()
        {
            RuleFor(o => o.MaxStreams).InclusiveBetween(1, 10_000);
            RuleFor(o => o.MaxStreamsPerKey).InclusiveBetween(1, 10_000);
        }
    }
}
