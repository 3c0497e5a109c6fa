namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>Sends each request to the base URL that it carries: one client serves instances of several Graph addresses.</summary>
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
