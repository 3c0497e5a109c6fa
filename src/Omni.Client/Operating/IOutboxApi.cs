using Omni.Contract.Outbox;
using Refit;

namespace Omni.Client.Operating;

/// <summary>Messages that wait to be sent.</summary>
public interface IOutboxApi
{
    /// <summary>Count waiting messages, with their age, the send rate and the reason for a hold.</summary>
    /// <param name="instanceId">Only of this instance.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/outbox")]
    Task<Data<OutboxSummary>> GetOutboxAsync(Guid? instanceId = null, CancellationToken ct = default);

    /// <summary>Read a message's place in the outbox.</summary>
    /// <param name="id">The message, by its id in this host or the channel's.</param>
    /// <param name="instanceId">The instance, where several have a message of that id; null for any.</param>
    /// <param name="ct">Cancels the call.</param>
    [Get("/api/v2/outbox/{id}")]
    Task<Data<OutboxEntry>> GetQueuedMessageAsync(OmniId id, Guid? instanceId = null, CancellationToken ct = default);

    /// <summary>Cancel a message that is not sent yet.</summary>
    /// <param name="id">The message, by its id in this host or the channel's.</param>
    /// <param name="instanceId">The instance, where several have a message of that id; null for any.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/outbox/{id}/cancel")]
    Task<Success> CancelMessageAsync(OmniId id, Guid? instanceId = null, CancellationToken ct = default);

    /// <summary>Resume sending of one instance or of all, after the cause was fixed or a backup was restored.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/outbox/resume")]
    Task<Success> ResumeOutboxAsync([Body] ResumeRequest request, CancellationToken ct = default);
}
