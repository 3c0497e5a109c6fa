namespace Omni.Contract.Events;

/// <summary>The body of <c>POST /events/search</c>.</summary>
public sealed record SearchEventsRequest
{
    /// <summary>Text to search for, at most 500 characters; null for any text.</summary>
    public string? Query { get; init; }

    /// <summary>Additional filters; null for none.</summary>
    public EventFilters? Filters { get; init; }

    /// <summary><c>full</c> (default), <c>summary</c> or <c>agent</c>, which adds the events as lines of text.</summary>
    public string? Format { get; init; }

    /// <summary>The page size, default 50; more than 100 count as 100.</summary>
    public int? Limit { get; init; }

    /// <summary><c>meta.cursor</c> of the previous page; null for the first page.</summary>
    public string? Cursor { get; init; }
}
