using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Refit;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>Registers the Graph client.</summary>
internal static class GraphRegistration
{
    private const int MaxErrorBytes = 1024 * 1024;

    public static void AddGraph(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<GraphMetrics>();
        services.AddSingleton<GraphVersionWatch>();
        services.AddSingleton<GraphClient>();
        services.AddTransient<GraphAddressHandler>();
        services.AddTransient<WriteOnceHandler>();
        services
            .AddRefitGeneratedClient<IGraphApi>(
                new RefitSettings(new GraphContentSerializer())
                {
                    // Refit's default of 1.1 overrides the setting of HttpClient.
                    Version = HttpVersion.Version20,
                    VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
                })
            .ConfigureHttpClient(client =>
            {
                client.BaseAddress = new Uri("https://graph.facebook.com");
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.DefaultRequestHeaders.UserAgent.ParseAdd("Omni.WhatsAppCloud");
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                EnableMultipleHttp2Connections = true,
            })
            .AddHttpMessageHandler<GraphAddressHandler>()
            .AddGraphResilience()
            .AddHttpMessageHandler<WriteOnceHandler>();
    }

    /// <summary>Retries reads only. A POST is sent once; only the outbox decides on retries.</summary>
    private static IHttpClientBuilder AddGraphResilience(this IHttpClientBuilder builder)
    {
        builder.AddResilienceHandler("graph", (pipeline, context) =>
        {
            var retry = new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(300),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            };
            retry.ShouldHandle = async call =>
                HttpClientResiliencePredicates.IsTransient(call.Outcome) && !await AsksForLessDataAsync(call.Outcome.Result);
            retry.DisableForUnsafeHttpMethods();
            pipeline.AddRetry(retry);
            var options = context.ServiceProvider.GetRequiredService<IOptions<WhatsAppCloudOptions>>().Value;
            pipeline.AddTimeout(
                new HttpTimeoutStrategyOptions
                {
                    TimeoutGenerator = call => ValueTask.FromResult(
                        IsUpload(call.Context.GetRequestMessage()) ? options.UploadTimeout : options.CallTimeout),
                });
        });
        return builder;
    }

    /// <summary>The same page would be refused again.</summary>
    private static async ValueTask<bool> AsksForLessDataAsync(HttpResponseMessage? response)
    {
        if (response?.Content.Headers.ContentType?.MediaType is not "application/json") return false;
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxErrorBytes);
            return GraphClient.ReadError((int)response.StatusCode, await response.Content.ReadAsStringAsync()).AsksForLessData;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The answer broke off: another try is what helps.
            return false;
        }
    }

    private static bool IsUpload(HttpRequestMessage? request) => request is { Content: MultipartFormDataContent };
}
