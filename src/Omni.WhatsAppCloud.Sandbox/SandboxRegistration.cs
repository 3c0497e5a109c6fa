using Microsoft.Extensions.DependencyInjection.Extensions;
using Omni.WhatsAppCloud.Sandbox.Control;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.Graph.Checks;
using Omni.WhatsAppCloud.Sandbox.Media;
using Omni.WhatsAppCloud.Sandbox.State;
using Omni.WhatsAppCloud.Sandbox.Templates;
using Omni.WhatsAppCloud.Sandbox.Webhooks;

namespace Omni.WhatsAppCloud.Sandbox;

/// <summary>Adds the sandbox to a program.</summary>
public static class SandboxRegistration
{
    /// <summary>Registers the sandbox.</summary>
    public static IServiceCollection AddSandbox(this IServiceCollection services)
    {
        services.AddOptions<SandboxOptions>().BindConfiguration(SandboxOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(CallbackClient.HttpClientName);
        services.AddSingleton<Numbers>();
        services.AddSingleton<Users>();
        services.AddSingleton<Faults>();
        services.AddSingleton<SendLedger>();
        services.AddSingleton<Pace>();
        services.AddSingleton<AccountClock>();
        services.AddSingleton<CallbackClient>();
        services.AddSingleton<WebhookSender>();
        services.AddHostedService(provider => provider.GetRequiredService<WebhookSender>());
        services.AddSingleton<Conversations>();
        services.AddSingleton<TemplateStore>();
        services.AddSingleton<MediaStore>();
        services.AddSingleton<MessageCheck>();
        foreach (var check in typeof(IKindCheck).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IKindCheck))))
            services.AddSingleton(typeof(IKindCheck), check);
        return services;
    }

    /// <summary>Maps the Graph API at the root (<c>/v25.0/…</c>), as Meta has it, and the control API under <c>/sandbox</c>.</summary>
    public static void MapSandbox(this IEndpointRouteBuilder app)
    {
        app.MapGraph();
        app.MapMediaFiles();
        app.MapControl();
    }
}
