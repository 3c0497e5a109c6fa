using Omni.Api.Subscriptions;
using Omni.WhatsAppCloud.Sandbox;

namespace Omni.Api.Operations.Development;

/// <summary>Registers development aids: the sandbox, where enabled, and a welcome.</summary>
internal static class DevelopmentRegistration
{
    private const string EnabledKey = $"{SandboxOptions.Section}:{nameof(SandboxOptions.Enabled)}";

    public static void AddDevelopment(this WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<Welcome>();
        if (!builder.Configuration.GetValue<bool>(EnabledKey)) return;
        builder.Services.AddSandbox();
        builder.Services.AddHostedService<SandboxInstance>();
        builder.Services.Configure<SubscriptionOptions>(options => options.AllowLoopbackAddresses = true);
    }

    public static void MapPlayground(this WebApplication app)
    {
        if (app.Configuration.GetValue<bool>(EnabledKey)) app.MapSandbox(isAlone: false);
    }
}
