namespace Omni.Contract.Events;

/// <summary>Filters of events. A list matches any of its values, at most 50; null matches all.</summary>
public sealed record EventFilters
{
    /// <summary>Channel ids, such as <c>whatsapp-cloud</c>.</summary>
    public IReadOnlyList<string>? Channel { get; init; }

    /// <summary>The instance.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>The person.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The chat, by its id in this host or the channel's.</summary>
    public string? ChatId { get; init; }

    /// <summary>The message, by its id in this host or the channel's.</summary>
    public string? MessageId { get; init; }

    /// <summary>The channel's id of the message or event.</summary>
    public string? ExternalId { get; init; }

    /// <summary>States: <c>completed</c>, <c>failed</c>.</summary>
    public IReadOnlyList<string>? Status { get; init; }

    /// <summary>Event types, such as <c>message.received</c>, or beginnings, such as <c>message.*</c>.</summary>
    public IReadOnlyList<string>? EventType { get; init; }

    /// <summary>Event types to omit, in the same forms.</summary>
    public IReadOnlyList<string>? ExcludeTypes { get; init; }

    /// <summary>Kinds of content, such as <c>text</c>.</summary>
    public IReadOnlyList<string>? ContentType { get; init; }

    /// <summary>One of <c>inbound</c> or <c>outbound</c>.</summary>
    public string? Direction { get; init; }

    /// <summary>The start of the range, inclusive, ISO 8601 with an offset.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The end of the range, inclusive, ISO 8601 with an offset.</summary>
    public DateTimeOffset? Until { get; init; }
}
