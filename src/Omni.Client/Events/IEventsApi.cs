using Omni.Contract.Events;
using Refit;

namespace Omni.Client.Events;

/// <summary>Reading events.</summary>
public interface IEventsApi
{
    /// <summary>List events, newest first.</summary>
    /// <param name="instanceId">Of this instance.</param>
    /// <param name="channel">Channel ids, separated by commas.</param>
    /// <param name="eventType">Event types such as message.received, separated by commas.</param>
    /// <param name="contentType">Kinds of content such as text, separated by commas.</param>
    /// <param name="direction">Which way.</param>
    /// <param name="personId">Of this person.</param>
    /// <param name="since">From this time on, ISO 8601.</param>
    /// <param name="until">Up to this time, ISO 8601.</param>
    /// <param name="search">A part of the text.</param>
    /// <param name="limit">How many, 1 to 100; 50 when it is not given.</param>
    /// <param name="cursor">Where to go on: meta.cursor of the page before.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/events")]
    Task<Page<EventRecord>> ListEventsAsync(
        Guid? instanceId = null, string? channel = null, string? eventType = null, string? contentType = null, string? direction = null,
        Guid? personId = null, DateTimeOffset? since = null, DateTimeOffset? until = null, string? search = null, int? limit = null,
        string? cursor = null, CancellationToken ct = default);

    /// <summary>Search events, newest first.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/events/search")]
    Task<FoundEvents> SearchEventsAsync([Body] SearchEventsRequest request, CancellationToken ct = default);

    /// <summary>Count messages, of the last 24 hours when no time is given.</summary>
    /// <param name="instanceId">Of this instance.</param>
    /// <param name="since">From this time on, ISO 8601.</param>
    /// <param name="until">Up to this time, ISO 8601.</param>
    /// <param name="allTime">Everything that is kept, not the last 24 hours.</param>
    /// <param name="granularity">Adds a timeline in such steps.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/events/analytics")]
    Task<EventAnalytics> GetAnalyticsAsync(
        Guid? instanceId = null, DateTimeOffset? since = null, DateTimeOffset? until = null, bool? allTime = null,
        string? granularity = null, CancellationToken ct = default);

    /// <summary>Read one event.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/events/{id}")]
    Task<Data<EventRecord>> GetEventAsync(Guid id, CancellationToken ct = default);
}
