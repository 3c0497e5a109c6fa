using FluentValidation;
using System.Security.Cryptography;

namespace Omni.Api.Lanes;

/// <summary>Registers the lanes.</summary>
internal static class LanesRegistration
{
    public static void AddLanes(this IServiceCollection services)
    {
        services.AddSingleton<Chance>(() => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue);
        services.AddSingleton<LaneClaims>();
        services.AddSingleton<LaneHost>();
        services.AddSingleton<Cancellation>();
        services.AddSingleton<IValidator<ResumeRequest>, ResumeRequest.Validator>();
        services.AddHostedService(provider => provider.GetRequiredService<LaneHost>());
        services.AddHostedService<AmbiguousSettler>();
    }
}
