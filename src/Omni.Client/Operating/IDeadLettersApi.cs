using Omni.Contract.DeadLetters;
using Refit;

namespace Omni.Client.Operating;

/// <summary>Webhooks that could not be processed.</summary>
public interface IDeadLettersApi
{
    /// <summary>List webhooks that could not be processed.</summary>
    /// <param name="status">State or states, separated by commas.</param>
    /// <param name="since">From this time on, ISO 8601.</param>
    /// <param name="until">Up to this time, ISO 8601.</param>
    /// <param name="limit">How many, 1 to 100; 50 when it is not given.</param>
    /// <param name="cursor">Where to go on: meta.cursor of the page before.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/dead-letters")]
    Task<Page<DeadLetter>> ListDeadLettersAsync(
        string? status = null, DateTimeOffset? since = null, DateTimeOffset? until = null, int? limit = null, string? cursor = null,
        CancellationToken ct = default);

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
}
