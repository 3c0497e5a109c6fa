using Omni.Contract.Webhooks;
using Refit;

namespace Omni.Client.Operating;

/// <summary>Replaying webhooks.</summary>
public interface IWebhooksApi
{
    /// <summary>Process the webhooks of a range of time once more.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/webhooks/replay")]
    Task<Data<ReplayOutcome>> ReplayWebhooksAsync([Body] ReplayRequest request, CancellationToken ct = default);
}
