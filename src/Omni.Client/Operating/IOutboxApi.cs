using Omni.Contract.Outbox;
using Refit;

namespace Omni.Client.Operating;

/// <summary>Messages that wait to be sent.</summary>
public interface IOutboxApi
{
    /// <summary>Count what waits to be sent, with ages, pace and what holds it.</summary>
    /// <param name="instanceId">Of this instance.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/outbox")]
    Task<Data<OutboxSummary>> GetOutboxAsync(Guid? instanceId = null, CancellationToken ct = default);

    /// <summary>Read a message's place in the outbox.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/outbox/{id}")]
    Task<Data<OutboxEntry>> GetQueuedMessageAsync(Guid id, CancellationToken ct = default);

    /// <summary>Take a message back before it leaves.</summary>
    /// <param name="id">The id, a UUID.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/outbox/{id}/cancel")]
    Task<Success> CancelMessageAsync(Guid id, CancellationToken ct = default);

    /// <summary>Go on sending after the trouble of an instance, or of all, was ended; also after a back-up was restored.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/outbox/resume")]
    Task<Success> ResumeOutboxAsync([Body] ResumeRequest request, CancellationToken ct = default);
}
