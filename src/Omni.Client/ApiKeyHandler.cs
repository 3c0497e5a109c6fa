using Microsoft.Extensions.Options;

namespace Omni.Client;

/// <summary>Shows the key with each request.</summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<OmniClientOptions> options) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation("x-api-key", options.CurrentValue.ApiKey);
        return base.SendAsync(request, cancellationToken);
    }
}
