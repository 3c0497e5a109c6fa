namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>Sends each request to its own base URL, so that one client serves instances with different Graph addresses.</summary>
internal sealed class GraphAddressHandler : DelegatingHandler
{
    public const string BaseUrl = "graph.baseUrl";

    private static readonly HttpRequestOptionsKey<object> BaseUrlKey = new(BaseUrl);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Options.TryGetValue(BaseUrlKey, out var value) && value is Uri baseUrl)
            request.RequestUri = new Uri(baseUrl.AbsoluteUri.TrimEnd('/') + request.RequestUri!.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
