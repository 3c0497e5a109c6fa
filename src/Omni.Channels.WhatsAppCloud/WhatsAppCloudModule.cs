using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.WhatsAppCloud.Graph;
using Omni.Channels.WhatsAppCloud.Kinds;
using Omni.Channels.WhatsAppCloud.Media;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Sending;
using Omni.Channels.WhatsAppCloud.Templates;
using Omni.Channels.WhatsAppCloud.Webhooks;

namespace Omni.Channels.WhatsAppCloud;

/// <summary>Registers the WhatsApp Business Cloud channel.</summary>
public sealed class WhatsAppCloudModule : IChannelModule
{
    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WhatsAppCloudOptions>()
            .Configure(options => AppDefaults.Apply(configuration, options))
            .Bind(configuration.GetSection(WhatsAppCloudOptions.Section), o => o.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<WhatsAppCloudOptions>, OptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);

        services.AddGraph();
        services.AddSingleton<PluginContextAccessor>();
        services.AddSingleton<WebhookGate>();
        services.AddSingleton<NoticeFollowUp>();
        AddNumbers(services);
        AddSending(services);
        AddMedia(services);

        services.AddSingleton<IChannelPlugin>(provider => new WhatsAppCloudPlugin(
            provider.GetRequiredService<GraphClient>(),
            provider.GetRequiredService<InstanceDirectory>(),
            provider.GetRequiredService<WebhookGate>(),
            provider.GetRequiredService<NoticeFollowUp>(),
            provider.GetRequiredService<MessageSender>(),
            provider.GetRequiredService<MediaDownloader>(),
            provider.GetRequiredService<NumberConnector>(),
            provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddNumbers(IServiceCollection services)
    {
        services.AddSingleton<InstanceDirectory>();
        services.AddSingleton<NumberConnection>();
        services.AddSingleton<NumberConnector>();
        services.AddSingleton<NumberHealth>();
        services.AddSingleton<NumberPaces>();
        services.AddSingleton<NumberHolds>();
        services.AddSingleton<NumberStanding>();
    }

    private static void AddSending(IServiceCollection services)
    {
        services.AddKinds();
        services.AddSingleton<TemplateCatalog>();
        services.AddSingleton<MarketingTemplates>();
        services.AddSingleton<MessageSender>();
    }

    private static void AddMedia(IServiceCollection services)
    {
        MediaHttp.Register(services);
        services.AddSingleton<MediaDownloader>();
        services.AddSingleton<MediaUploader>();
        services.AddSingleton<LinkFetcher>();
        services.AddSingleton<Ffmpeg>();
        services.AddSingleton<VoiceConverter>();
        services.AddSingleton<ImageConverter>();
    }

    private sealed class OptionsCheck : IValidateOptions<WhatsAppCloudOptions>
    {
        public ValidateOptionsResult Validate(string? name, WhatsAppCloudOptions options)
        {
            var faults = new WhatsAppCloudOptions.Validator().Validate(options).Errors;
            return faults.Count == 0
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(faults.Select(f => $"{WhatsAppCloudOptions.Section}:{f.PropertyName}: {f.ErrorMessage}"));
        }
    }
}
