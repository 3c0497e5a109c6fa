using Omni.Api.Access;
using Omni.Contract.Health;

namespace Omni.Api.Operations.Health;

/// <summary>Endpoints for liveness, readiness, information and metrics.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new Liveness { Status = HostStatus.Healthy })).Open().WithTags("Health")
            .WithName("getLiveness").WithSummary("Whether the process answers");
        app.MapGet("/health/ready", Health).Open().WithTags("Health").WithName("getReadiness").WithSummary("Whether the host can take work")
            .Produces<HostHealth>().Produces<HostHealth>(503);
        app.MapGet("/health", Health).Open().WithTags("Health").WithName("getHealth").WithSummary("Whether the host can take work")
            .Produces<HostHealth>().Produces<HostHealth>(503);
        app.MapPrometheusScrapingEndpoint("/metrics").RequireScope("metrics:read").RequireWholeKey("Metrics are");
    }

    public static void MapInfo(this IEndpointRouteBuilder api)
    {
        api.MapGet("/health", Health).Open().WithTags("Health").WithName("getApiHealth").WithSummary("Whether the host can take work")
            .Produces<HostHealth>().Produces<HostHealth>(503);
        api.MapGet("/info", Health).Open().WithTags("Health").WithName("getInfo").WithSummary("Version, uptime and instances")
            .Produces<HostHealth>().Produces<HostHealth>(503);
    }

    private static async Task<IResult> Health(HealthReport report, CancellationToken ct)
    {
        var view = await report.TakeAsync(ct);
        return Results.Json(view, statusCode: view.Status == HostStatus.Healthy ? 200 : 503);
    }
}
