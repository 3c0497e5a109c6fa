using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Http;

namespace Omni.Api.Foundation.Cors;

/// <summary>Registers CORS.</summary>
internal static class CorsRegistration
{
    public static void AddOmniCors(this IServiceCollection services)
    {
        services.AddValidated<CorsOptions, CorsOptions.Validator>(CorsOptions.Section);
        services.AddCors();
        services.AddSingleton<IConfigureOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>, CorsPolicy>();
    }
}
