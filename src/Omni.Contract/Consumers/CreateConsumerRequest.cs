namespace Omni.Contract.Consumers;

/// <summary>The body of <c>POST /events/consumers</c>.</summary>
public sealed record CreateConsumerRequest
{
    /// <summary>
    /// The name: 1 to 100 lower-case letters, digits, dots, underscores and hyphens, the first of them a letter or digit. Required.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>An event type, or a prefix such as <c>message.*</c>; <c>*</c> means all. Required; at most 255 characters.</summary>
    public required string EventType { get; init; }

    /// <summary>At most 20 types to leave out, where <c>*</c> stands for any characters; stronger than the event type.</summary>
    public IReadOnlyList<string>? ExcludeTypes { get; init; }

    /// <summary>At most 20 conditions, all of which an event must meet.</summary>
    public IReadOnlyList<ConsumerFilter>? Filters { get; init; }

    /// <summary><c>now</c>, the default, or <c>beginning</c>.</summary>
    [WordsOf(typeof(ConsumerStart))]
    public string? StartFrom { get; init; }

    /// <summary>Whether several programs share it. Default false.</summary>
    public bool? Shared { get; init; }

    /// <summary>How long a lease of a shared one holds, in ms. 1,000..3,600,000, default 60,000.</summary>
    public int? LeaseMs { get; init; }
}
