using Omni.Api.Access;
using Omni.Contract.Health;

namespace Omni.Api.Operations.Health;

/// <summary>Endpoints for liveness, readiness, information and metrics.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new Liveness { Status = HostStatus.Healthy })).Open().WithTags("Health")
            .WithName("getLiveness").WithSummary("Check whether the process is alive");
        app.MapGet("/health/ready", Health).Open().WithTags("Health").WithName("getReadiness")
            .WithSummary("Check whether the host is ready")
            .Produces<HostHealth>().Produces<HostHealth>(503);
        app.MapGet("/health", Health).Open().WithTags("Health").WithName("getHealth").WithSummary("Check whether the host is ready")
            .Produces<HostHealth>().Produces<HostHealth>(503);
        app.MapPrometheusScrapingEndpoint("/metrics").RequireScope("metrics:read").RequireWholeKey("Metrics are");
    }

    public static void MapInfo(this IEndpointRouteBuilder api)
    {
        api.MapGet("/health", Health).Open().WithTags("Health").WithName("getApiHealth").WithSummary("Check whether the host is ready")
            .Produces<HostHealth>().Produces<HostHealth>(503);
        api.MapGet("/info", Health).Open().WithTags("Health").WithName("getInfo")
            .WithSummary("Read the version, the uptime and the number of instances")
            .Produces<HostHealth>().Produces<HostHealth>(503);
    }

    private static async Task<IResult> Health(HealthReport report, CancellationToken ct)
    {
        var view = await report.TakeAsync(ct);
        return Results.Json(view, statusCode: view.Status == HostStatus.Healthy ? 200 : 503);
    }
}
