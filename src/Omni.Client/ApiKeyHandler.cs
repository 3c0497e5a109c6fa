using Microsoft.Extensions.Options;

namespace Omni.Client;

/// <summary>Adds the API key to each request.</summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<OmniClientOptions> options) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation("x-api-key", options.CurrentValue.ApiKey);
        return base.SendAsync(request, cancellationToken);
    }
}
