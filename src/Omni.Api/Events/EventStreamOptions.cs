using FluentValidation;

namespace Omni.Api.Events;

/// <summary>How many event streams may be open: each holds a connection and a queue.</summary>
internal sealed class EventStreamOptions
{
    public const string Section = "Omni:EventStream";

    /// <summary>Streams at a time, of all keys together. 1..10,000, default 500.</summary>
    public int MaxStreams { get; set; } = 500;

    /// <summary>Streams at a time of one key. 1..10,000, default 50.</summary>
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
