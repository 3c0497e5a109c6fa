using Omni.Api.Foundation.Http;

namespace Omni.Api.Audit;

/// <summary>Registers the audit.</summary>
internal static class AuditRegistration
{
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddValidated<AuditOptions, AuditOptions.Validator>(AuditOptions.Section);
        services.AddSingleton<AuditWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditWriter>());
        services.AddSingleton<WrongKeyLog>();
        services.AddHostedService(provider => provider.GetRequiredService<WrongKeyLog>());
        services.AddHostedService<AuditPurge>();
    }

    public static void UseAudit(this WebApplication app) => app.UseMiddleware<AuditTrail>();
}
