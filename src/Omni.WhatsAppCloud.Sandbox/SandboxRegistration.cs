using Microsoft.Extensions.DependencyInjection.Extensions;
using Omni.WhatsAppCloud.Sandbox.Accounts;
using Omni.WhatsAppCloud.Sandbox.Apps;
using Omni.WhatsAppCloud.Sandbox.Control;
using Omni.WhatsAppCloud.Sandbox.Flows;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.Graph.Checks;
using Omni.WhatsAppCloud.Sandbox.Groups;
using Omni.WhatsAppCloud.Sandbox.Media;
using Omni.WhatsAppCloud.Sandbox.PhoneNumbers;
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
        services.AddSingleton<Customers>();
        services.AddSingleton<ServiceWindows>();
        services.AddSingleton<MessageLog>();
        services.AddSingleton<Faults>();
        services.AddSingleton<SendLedger>();
        services.AddSingleton<Pace>();
        services.AddSingleton<AccountClock>();
        services.AddSingleton<CallbackClient>();
        services.AddSingleton<WebhookSender>();
        services.AddHostedService(provider => provider.GetRequiredService<WebhookSender>());
        services.AddSingleton<Conversations>();
        services.AddSingleton<CustomerMessages>();
        services.AddSingleton<Taps>();
        services.AddSingleton<TemplateStore>();
        services.AddSingleton<MediaStore>();
        services.AddSingleton<MessageCheck>();
        services.AddSingleton<CallbackChange>();
        services.AddSingleton<AppSubscriptions>();
        services.AddSingleton<Uploads>();
        services.AddSingleton<AccountSettings>();
        services.AddSingleton<FlowStore>();
        services.AddSingleton<FlowFields>();
        services.AddSingleton<GroupStore>();
        services.AddSingleton<GroupMembers>();
        services.AddSingleton<GroupNotices>();
        services.AddSingleton<PhoneStates>();
        services.AddSingleton<PhoneFields>();
        services.AddSingleton<TemplateFields>();
        services.AddSingleton<TemplateNotices>();
        services.AddSingleton<GraphNodes>();
        foreach (var node in typeof(IGraphNode).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IGraphNode))))
        {
            services.AddSingleton(node);
            services.AddSingleton(provider => (IGraphNode)provider.GetRequiredService(node));
        }

        foreach (var check in typeof(IKindCheck).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IKindCheck))))
            services.AddSingleton(typeof(IKindCheck), check);
        return services;
    }

    /// <summary>Maps the Graph API at the root (<c>/v25.0/…</c>), as Meta has it, and the control API under <c>/sandbox</c>.</summary>
    /// <param name="app">The program.</param>
    /// <param name="isAlone">
    /// Whether the sandbox has the server for itself, and answers unknown paths as Meta does. False beside a host.
    /// </param>
    public static void MapSandbox(this IEndpointRouteBuilder app, bool isAlone = true)
    {
        app.MapGraph();
        app.MapMediaFiles();
        app.MapFlowFiles();
        app.MapControl();
        if (isAlone) app.MapUnknownPaths();
    }
}
