using Omni.Contract.Webhooks;
using Refit;

namespace Omni.Client.Operating;

/// <summary>Replaying webhooks.</summary>
public interface IWebhooksApi
{
    /// <summary>Process the webhooks of a time range again.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/webhooks/replay")]
    Task<Data<ReplayOutcome>> ReplayWebhooksAsync([Body] ReplayRequest request, CancellationToken ct = default);
}
