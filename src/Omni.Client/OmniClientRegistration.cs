using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Omni.Client.Access;
using Omni.Client.Events;
using Omni.Client.Instances;
using Omni.Client.Messages;
using Omni.Client.Operating;
using Omni.Client.Sending;
using Refit;

namespace Omni.Client;

/// <summary>Registers the client.</summary>
public static class OmniClientRegistration
{
    internal const string Plain = "omni";

    internal static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static readonly RefitSettings Settings = new(new SystemTextJsonContentSerializer(Json))
    {
        ExceptionFactory = response => new ValueTask<Exception?>(OmniApiException.OfAsync(response)),
        UrlParameterFormatter = new QueryFormatter(),
    };

    /// <summary>
    /// Adds <see cref="OmniClient"/> and its parts: <c>services.AddOmniClient(o => { o.BaseAddress =
    /// new("https://omni.example.com"); o.ApiKey = key; })</c>. The client does not retry. Use an idempotency key when you repeat a send.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">Sets the base URL and the key.</param>
    public static IServiceCollection AddOmniClient(this IServiceCollection services, Action<OmniClientOptions> configure)
    {
        services.AddOptions<OmniClientOptions>().Configure(configure)
            .Validate(o => o.ApiKey.Length > 0, "OmniClientOptions.ApiKey is required");
        services.AddTransient<ApiKeyHandler>();
        services.AddHttpClient(Plain).ToHost();
        services.AddRefitGeneratedClient<ISendApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<IReceiptsApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<IInstancesApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<IMessagesApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<IChatsApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<IMediaApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<IEventsApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<IConsumersApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<ISubscriptionsApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<IKeysApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<IAuthApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<IOutboxApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<IDeadLettersApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<IWebhooksApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<ISettingsApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<IHealthApi>(Settings).ToHost();
        services.AddTransient(provider => new EventFollower(
            provider.GetRequiredService<IHttpClientFactory>(), provider.GetService<TimeProvider>() ?? TimeProvider.System));
        services.AddTransient(provider => new MediaTransfer(provider.GetRequiredService<IHttpClientFactory>()));
        services.AddTransient<OmniClient>();
        return services;
    }

    private static void ToHost(this IHttpClientBuilder client) => client
        .ConfigureHttpClient((provider, http) =>
        {
            http.BaseAddress = provider.GetRequiredService<IOptions<OmniClientOptions>>().Value.BaseAddress;

            // Streams stay open and a send can wait for its channel, so only cancellation tokens end calls.
            http.Timeout = Timeout.InfiniteTimeSpan;
        })
        .AddHttpMessageHandler<ApiKeyHandler>();
}
