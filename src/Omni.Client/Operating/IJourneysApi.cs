using Omni.Contract.Journeys;
using Refit;

namespace Omni.Client.Operating;

/// <summary>How messages passed through the host.</summary>
public interface IJourneysApi
{
    /// <summary>Count the journeys of messages, of the last 24 hours when no time is given.</summary>
    /// <param name="since">The start of the range, inclusive, ISO 8601.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/journeys/summary")]
    Task<JourneySummary> GetJourneySummaryAsync(DateTimeOffset? since = null, CancellationToken ct = default);

    /// <summary>Read the journey of one message.</summary>
    /// <param name="correlationId">The id of a message in this host or the channel's, of one of its events, or its correlation id.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/journeys/{correlationId}")]
    Task<Journey> GetJourneyAsync(string correlationId, CancellationToken ct = default);
}
