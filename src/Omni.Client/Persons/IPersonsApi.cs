using Omni.Contract.Events;
using Omni.Contract.Persons;
using Refit;

namespace Omni.Client.Persons;

/// <summary>Reading and changing persons.</summary>
public interface IPersonsApi
{
    /// <summary>List or search persons, most recent message first.</summary>
    /// <param name="search">Words to search for, each by its beginning; case and accents do not matter.</param>
    /// <param name="limit">The page size; default 50, more than 100 count as 100.</param>
    /// <param name="cursor">meta.cursor of the previous page; omit it for the first page.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/persons")]
    Task<Page<Person>> ListPersonsAsync(
        string? search = null, int? limit = null, string? cursor = null, CancellationToken ct = default);

    /// <summary>Read one person.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/persons/{id}")]
    Task<Data<Person>> GetPersonAsync(Guid id, CancellationToken ct = default);

    /// <summary>Read where a person is known, and what was exchanged there.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/persons/{id}/presence")]
    Task<Data<PersonPresence>> GetPersonPresenceAsync(Guid id, CancellationToken ct = default);

    /// <summary>List the events in all chats of a person, newest first.</summary>
    /// <param name="id">The id, a UUID.</param>
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
    [Get("/api/v2/persons/{id}/timeline")]
    Task<PersonTimeline> ListPersonTimelineAsync(
        Guid id, Guid? instanceId = null, string? channel = null, string? channels = null, string? eventType = null,
        string? excludeTypes = null, string? contentType = null, string? direction = null, DateTimeOffset? since = null,
        DateTimeOffset? until = null, int? limit = null, string? cursor = null, CancellationToken ct = default);

    /// <summary>Change a person's name, e-mail address, picture or metadata.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Patch("/api/v2/persons/{id}")]
    Task<Data<Person>> UpdatePersonAsync(Guid id, [Body] UpdatePersonRequest request, CancellationToken ct = default);

    /// <summary>Merge two persons whom no instance knows both.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/persons/merge")]
    Task<Data<MergedPerson>> MergePersonsAsync([Body] MergePersonsRequest request, CancellationToken ct = default);

    /// <summary>Merge the persons of two identities, which are of different instances.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/persons/link")]
    Task<Data<MergedPerson>> LinkIdentitiesAsync([Body] LinkIdentitiesRequest request, CancellationToken ct = default);
}
