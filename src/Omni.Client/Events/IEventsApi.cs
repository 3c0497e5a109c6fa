using Omni.Contract.Events;
using Refit;

namespace Omni.Client.Events;

/// <summary>Reading events.</summary>
public interface IEventsApi
{
    /// <summary>List events, newest first.</summary>
    /// <param name="instanceId">Only of this instance.</param>
    /// <param name="channel">Channel ids, separated by commas.</param>
    /// <param name="eventType">Event types such as message.received, or beginnings such as message.*, separated by commas.</param>
    /// <param name="excludeTypes">Event types or beginnings to omit, separated by commas; stronger than eventType.</param>
    /// <param name="contentType">Kinds of content such as text, separated by commas.</param>
    /// <param name="direction">The direction of the message.</param>
    /// <param name="personId">Only of this person.</param>
    /// <param name="chatId">Only of this chat, by its id in this host or the channel's.</param>
    /// <param name="messageId">Only of this message.</param>
    /// <param name="externalId">The channel's id.</param>
    /// <param name="status">States, separated by commas.</param>
    /// <param name="since">The start of the range, inclusive, ISO 8601.</param>
    /// <param name="until">The end of the range, inclusive, ISO 8601.</param>
    /// <param name="search">Words to search for, each by its beginning; case and accents do not matter.</param>
    /// <param name="limit">The page size, default 50, more than 100 count as 100.</param>
    /// <param name="cursor">meta.cursor of the previous page; omit it for the first page.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/events")]
    Task<Page<EventRecord>> ListEventsAsync(
        Guid? instanceId = null, string? channel = null, string? eventType = null, string? excludeTypes = null, string? contentType = null,
        string? direction = null, Guid? personId = null, string? chatId = null, Guid? messageId = null, string? externalId = null,
        string? status = null, DateTimeOffset? since = null, DateTimeOffset? until = null, string? search = null, int? limit = null,
        string? cursor = null, CancellationToken ct = default);

    /// <summary>List the types of events that the host emits.</summary>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/events/types")]
    Task<Page<EventTypeInfo>> ListEventTypesAsync(CancellationToken ct = default);

    /// <summary>Search events, newest first.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/events/search")]
    Task<FoundEvents> SearchEventsAsync([Body] SearchEventsRequest request, CancellationToken ct = default);

    /// <summary>Count messages, of the last 24 hours when no time is given.</summary>
    /// <param name="instanceId">Only of this instance.</param>
    /// <param name="since">The start of the range, inclusive, ISO 8601.</param>
    /// <param name="until">The end of the range, inclusive, ISO 8601.</param>
    /// <param name="allTime">Whether to count all stored messages instead of those of the last 24 hours.</param>
    /// <param name="granularity">Adds a timeline with this step.</param>
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

    /// <summary>List what a person sent, by a number, a user id or the person's UUID.</summary>
    /// <param name="senderId">The sender: a number or id as the channel names them, or the person's UUID.</param>
    /// <param name="instanceId">Only of this instance.</param>
    /// <param name="channel">Channel ids, separated by commas.</param>
    /// <param name="eventType">Event types such as message.received, or beginnings such as message.*, separated by commas.</param>
    /// <param name="excludeTypes">Event types or beginnings to omit, separated by commas; stronger than eventType.</param>
    /// <param name="contentType">Kinds of content such as text, separated by commas.</param>
    /// <param name="direction">The direction of the message.</param>
    /// <param name="since">The start of the range, inclusive, ISO 8601.</param>
    /// <param name="until">The end of the range, inclusive, ISO 8601.</param>
    /// <param name="limit">The page size; default 50, more than 100 count as 100.</param>
    /// <param name="cursor">meta.cursor of the previous page; omit it for the first page.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/events/by-sender/{senderId}")]
    Task<Page<EventRecord>> ListEventsBySenderAsync(
        string senderId, Guid? instanceId = null, string? channel = null, string? eventType = null, string? excludeTypes = null,
        string? contentType = null, string? direction = null, DateTimeOffset? since = null, DateTimeOffset? until = null,
        int? limit = null, string? cursor = null, CancellationToken ct = default);

    /// <summary>List the events in all chats of a person, newest first.</summary>
    /// <param name="personId">The person: a UUID, or a number or id as the channel names them.</param>
    /// <param name="instanceId">Only of this instance.</param>
    /// <param name="channel">Channel ids, separated by commas.</param>
    /// <param name="channels">The same as channel.</param>
    /// <param name="eventType">Event types such as message.received, or beginnings such as message.*, separated by commas.</param>
    /// <param name="excludeTypes">Event types or beginnings to omit, separated by commas; stronger than eventType.</param>
    /// <param name="contentType">Kinds of content such as text, separated by commas.</param>
    /// <param name="direction">The direction of the message.</param>
    /// <param name="since">The start of the range, inclusive, ISO 8601.</param>
    /// <param name="until">The end of the range, inclusive, ISO 8601.</param>
    /// <param name="limit">The page size; default 50, more than 100 count as 100.</param>
    /// <param name="cursor">meta.cursor of the previous page; omit it for the first page.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/events/timeline/{personId}")]
    Task<PersonTimeline> GetPersonTimelineAsync(
        string personId, Guid? instanceId = null, string? channel = null, string? channels = null,
        string? eventType = null, string? excludeTypes = null,
        string? contentType = null, string? direction = null, DateTimeOffset? since = null, DateTimeOffset? until = null,
        int? limit = null, string? cursor = null, CancellationToken ct = default);

    /// <summary>Read one event with what caused it and what followed from it.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/events/{id}/trace")]
    Task<Data<EventTrace>> TraceEventAsync(Guid id, CancellationToken ct = default);

    /// <summary>Read figures about the stored events.</summary>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/event-ops/metrics")]
    Task<Data<EventMetrics>> GetEventMetricsAsync(CancellationToken ct = default);
}
