namespace Omni.Client.Events;

/// <summary>The body of <c>POST /events/search</c>.</summary>
public sealed record SearchEventsRequest
{
    /// <summary>A part of the text.</summary>
    public string? Query { get; init; }

    /// <summary>The filters.</summary>
    public EventFilters? Filters { get; init; }

    /// <summary><c>full</c> (default), <c>summary</c> or <c>agent</c>, which adds the events as lines of text.</summary>
    public string? Format { get; init; }

    /// <summary>1 to 100, default 50.</summary>
    public int? Limit { get; init; }

    /// <summary><c>meta.cursor</c> of the page before.</summary>
    public string? Cursor { get; init; }
}
