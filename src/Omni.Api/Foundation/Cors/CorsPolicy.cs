using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Http;

namespace Omni.Api.Foundation.Cors;

/// <summary>Builds the CORS policy from the settings: keys in a header, never cookies.</summary>
internal sealed class CorsPolicy(IOptions<CorsOptions> options) : IConfigureOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>
{
    private static readonly string[] Shown =
    [
        "x-request-id", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "Retry-After", "Location", "ETag",
        "Content-Disposition", "x-omni-ignored", VersionHeaders.Version, VersionHeaders.Commit, VersionHeaders.Mismatch,
    ];

    public void Configure(Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions cors) =>
        cors.AddDefaultPolicy(policy => Apply(policy, options.Value.Origins));

    private static void Apply(CorsPolicyBuilder policy, string[]? origins)
    {
        policy.AllowAnyHeader().AllowAnyMethod().WithExposedHeaders(Shown).SetPreflightMaxAge(TimeSpan.FromHours(1));
        if (origins is null || origins.Contains("*")) policy.AllowAnyOrigin();
        else policy.WithOrigins([.. origins.Where(o => o.Length > 0)]);
    }
}
