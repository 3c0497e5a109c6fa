using Omni.Contract.Scheduled;
using Refit;

namespace Omni.Client.Sending;

/// <summary>Messages that are sent at a time.</summary>
public interface IScheduledMessagesApi
{
    /// <summary>List scheduled messages that are pending, soonest first.</summary>
    /// <param name="instanceId">Only of this instance.</param>
    /// <param name="limit">The page size, 1 to 500; default 100.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/scheduled-messages")]
    Task<ScheduledPage> ListScheduledAsync(Guid? instanceId = null, int? limit = null, CancellationToken ct = default);

    /// <summary>Schedule a message.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/scheduled-messages")]
    Task<ScheduledOutcome> ScheduleMessageAsync([Body] ScheduleMessageRequest request, CancellationToken ct = default);

    /// <summary>Read one scheduled message.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/scheduled-messages/{id}")]
    Task<Data<ScheduledMessage>> GetScheduledAsync(Guid id, CancellationToken ct = default);

    /// <summary>Cancel a scheduled message; one that is no longer pending is returned as it is.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Delete("/api/v2/scheduled-messages/{id}")]
    Task<ScheduledOutcome> CancelScheduledAsync(Guid id, CancellationToken ct = default);
}
