using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Omni.Client.Access;
using Omni.Client.Events;
using Omni.Client.Instances;
using Omni.Client.Messages;
using Omni.Client.Operating;
using Omni.Client.Persons;
using Omni.Client.Sending;
using Refit;

namespace Omni.Client;

/// <summary>Registers the client.</summary>
public static class OmniClientRegistration
{
    /// <summary>Streams of events: they reconnect by themselves, so nothing is repeated or limited here.</summary>
    internal const string Plain = "omni";

    /// <summary>Calls that are made without Refit.</summary>
    internal const string Calls = "omni.calls";

    private const int MostRetries = 10;

    internal static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static readonly RefitSettings Settings = new(new AnswerSerializer(new SystemTextJsonContentSerializer(Json)))
    {
        ExceptionFactory = response => new ValueTask<Exception?>(OmniApiException.OfAsync(response)),
        TransportExceptionFactory = (_, failure, _) => failure,
        DeserializationExceptionFactory = (response, failure) => new ValueTask<Exception?>(new OmniApiException(
            response, new HostError(HostError.Foreign, $"the answer cannot be read: {failure.Message}", Details: null))),
        UrlParameterFormatter = new QueryFormatter(),
    };

    /// <summary>
    /// Adds <see cref="OmniClient"/> and its parts: <c>services.AddOmniClient(o => { o.BaseAddress =
    /// new("https://omni.example.com"); o.ApiKey = key; })</c>. It repeats reads, and sends with an idempotency key, when that is safe
    /// (<see cref="OmniClientOptions.MaxRetries"/>).
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">Sets the base URL and the key.</param>
    public static IServiceCollection AddOmniClient(this IServiceCollection services, Action<OmniClientOptions> configure)
    {
        services.AddOptions<OmniClientOptions>().Configure(configure)
            .Validate(o => o.ApiKey.Length > 0, "OmniClientOptions.ApiKey is required")
            .Validate(o => o.MaxRetries is >= 0 and <= MostRetries, $"OmniClientOptions.MaxRetries is 0 to {MostRetries}")
            .Validate(o => o.MaxRetryDelay >= TimeSpan.Zero, "OmniClientOptions.MaxRetryDelay is not negative")
            .Validate(o => o.Timeout > TimeSpan.Zero || o.Timeout == Timeout.InfiniteTimeSpan, "OmniClientOptions.Timeout is positive");
        services.AddTransient<ApiKeyHandler>();
        services.AddTransient(provider => new RetryHandler(
            provider.GetRequiredService<IOptionsMonitor<OmniClientOptions>>(), TimeOf(provider)));
        services.AddHttpClient(Plain).Connect().AddHttpMessageHandler<ApiKeyHandler>();
        services.AddHttpClient(Calls).ToHost();
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
        services.AddRefitGeneratedClient<IScheduledMessagesApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<IOutboxApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<IDeadLettersApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<IWebhooksApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<ISettingsApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<IHealthApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<IPersonsApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<IContextApi>(Settings).ToHost();
        services.AddRefitGeneratedClient<IJourneysApi>(Settings).ToHost();
        services.AddTransient(provider => new EventFollower(
            provider.GetRequiredService<IHttpClientFactory>(), TimeOf(provider)));
        services.AddTransient(provider => new MediaTransfer(provider.GetRequiredService<IHttpClientFactory>()));
        services.AddTransient(provider => new MessageSender(provider.GetRequiredService<ISendApi>()));
        services.AddTransient(provider => new WebhookReceiver(
            provider.GetRequiredService<IOptionsMonitor<OmniClientOptions>>().CurrentValue.WebhookSecrets, TimeOf(provider)));
        services.AddTransient<OmniClient>();
        return services;
    }

    private static TimeProvider TimeOf(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;

    private static void ToHost(this IHttpClientBuilder client) =>
        client.Connect().AddHttpMessageHandler<RetryHandler>().AddHttpMessageHandler<ApiKeyHandler>();

    private static IHttpClientBuilder Connect(this IHttpClientBuilder client) => client.ConfigureHttpClient((provider, http) =>
    {
        http.BaseAddress = provider.GetRequiredService<IOptions<OmniClientOptions>>().Value.BaseAddress;

        // The handler limits each attempt; streams stay open.
        http.Timeout = Timeout.InfiniteTimeSpan;
    });
}
