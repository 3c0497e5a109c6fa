using Omni.Contract.DeadLetters;
using Refit;

namespace Omni.Client.Operating;

/// <summary>Webhooks that could not be processed.</summary>
public interface IDeadLettersApi
{
    /// <summary>List webhooks that could not be processed.</summary>
    /// <param name="status">States, separated by commas.</param>
    /// <param name="eventType">Event types such as message.received, separated by commas.</param>
    /// <param name="since">The start of the range, inclusive, ISO 8601.</param>
    /// <param name="until">The end of the range, inclusive, ISO 8601.</param>
    /// <param name="limit">The page size, 1 to 100; default 50.</param>
    /// <param name="cursor">meta.cursor of the previous page; omit it for the first page.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/dead-letters")]
    Task<Page<DeadLetter>> ListDeadLettersAsync(
        string? status = null, string? eventType = null, DateTimeOffset? since = null, DateTimeOffset? until = null, int? limit = null,
        string? cursor = null, CancellationToken ct = default);

    /// <summary>Count webhooks that could not be processed, by state.</summary>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/dead-letters/stats")]
    Task<Data<DeadLetterCounts>> CountDeadLettersAsync(CancellationToken ct = default);

    /// <summary>Read one webhook that could not be processed.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/dead-letters/{id}")]
    Task<Data<DeadLetter>> GetDeadLetterAsync(Guid id, CancellationToken ct = default);

    /// <summary>Process a dead letter again.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/dead-letters/{id}/retry")]
    Task<Success> RetryDeadLetterAsync(Guid id, CancellationToken ct = default);

    /// <summary>Declare a dead letter to be settled.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/dead-letters/{id}/resolve")]
    Task<Data<DeadLetterChange>> ResolveDeadLetterAsync(
        Guid id, [Body] ResolveDeadLetterRequest request, CancellationToken ct = default);

    /// <summary>Give a dead letter up.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/dead-letters/{id}/abandon")]
    Task<Data<DeadLetterChange>> AbandonDeadLetterAsync(Guid id, CancellationToken ct = default);
}
