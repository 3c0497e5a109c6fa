using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Omni.Channels.Sdk.Network;
using Omni.Channels.WhatsAppCloud.Numbers;

namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>
/// Downloads bytes. The token is sent only to Meta's hosts and the configured Graph base URL, and never on a redirect.
/// Private addresses are refused except for that base URL.
/// </summary>
internal sealed class MediaHttp(IHttpClientFactory clients)
{
    private const string ClientName = "whatsapp-media";
    private const int MaxRedirects = 5;

    private static readonly string[] MetaHosts = ["facebook.com", "fbsbx.com", "fbcdn.net", "whatsapp.net", "whatsapp.com"];

    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<MediaHttp>();
        services.AddHttpClient(ClientName, client =>
        {
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.DefaultRequestHeaders.UserAgent.ParseAdd("Omni.WhatsAppCloud");
        }).ConfigurePrimaryHttpMessageHandler(PublicAddress.NewHandler);
    }

    /// <summary>Whether a URL is one of Meta's. The token is sent only to these.</summary>
    public static bool IsMetas(Uri url, WhatsAppInstance on) =>
        IsGraphBase(url, on) || (url.Scheme == Uri.UriSchemeHttps
            && MetaHosts.Any(host => url.Host == host || url.Host.EndsWith($".{host}", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Returns the response with an unread body. The caller disposes of it.</summary>
    /// <param name="url">An http(s) URL.</param>
    /// <param name="on">The instance whose token is sent where allowed; null for a download from the public web.</param>
    /// <param name="ct">Cancels the fetch.</param>
    public async Task<HttpResponseMessage> GetAsync(Uri url, WhatsAppInstance? on, CancellationToken ct)
    {
        using var client = clients.CreateClient(ClientName);
        for (var hop = 0; ; hop++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            if (on is not null && hop == 0 && IsMetas(url, on))
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", on.AccessToken.Reveal());
            request.Options.Set(PublicAddress.MayBePrivate, on is not null && IsGraphBase(url, on));
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location) return response;

            response.Dispose();
            url = new Uri(url, location);
            if (hop == MaxRedirects || url.Scheme is not ("http" or "https"))
                throw new HttpRequestException("The address redirects too often, or to something that is not the web");
        }
    }

    private static bool IsGraphBase(Uri url, WhatsAppInstance on) =>
        Uri.Compare(url, on.GraphBaseUrl, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.Moved or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
