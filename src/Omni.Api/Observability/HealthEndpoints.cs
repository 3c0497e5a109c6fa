using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Omni.Api.Access;
using Omni.Api.Inbox;
using Omni.Api.Persistence;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Observability;

/// <summary>Whether the host lives, whether it can work, and what it is.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new { status = "healthy" })).Open().WithTags("Health").WithName("getLiveness").WithSummary("Whether the process answers");
        app.MapGet("/health/ready", Health).Open().WithTags("Health").WithName("getReadiness").WithSummary("Whether the host can take work");
        app.MapGet("/health", Health).Open().WithTags("Health").WithName("getHealth").WithSummary("Whether the host can take work");
    }

    public static void MapInfo(this IEndpointRouteBuilder api)
    {
        api.MapGet("/health", Health).Open().WithTags("Health").WithName("getApiHealth").WithSummary("Whether the host can take work");
        api.MapGet("/info", Health).Open().WithTags("Health").WithName("getInfo").WithSummary("Version, uptime and instances");
    }

    private static async Task<IResult> Health(IReadDb reads, ChannelRegistry channels, TimeProvider time, Uptime uptime, InboxProgress inbox, CancellationToken ct)
    {
        var database = await CheckDatabaseAsync(reads, time, ct);
        var view = new HealthView
        {
            Status = database.Status == "ok" ? "healthy" : "degraded",
            Version = typeof(HealthEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0",
            Uptime = (long)uptime.Value.TotalSeconds,
            Timestamp = time.GetUtcNow(),
            Checks = new HealthView.CheckSet(database, new HealthView.Check("ok") { Details = "in-process event bus" })
            {
                Inbox = new HealthView.InboxCheck("ok", inbox.Waiting, Math.Round(inbox.Oldest.TotalSeconds, 3)),
            },
            Instances = database.Status == "ok" ? await CountAsync(reads, channels, ct) : new HealthView.InstanceCounts(0, 0, new Dictionary<string, int>()),
        };
        return Results.Json(view, statusCode: view.Status == "healthy" ? 200 : 503);
    }

    private static async Task<HealthView.Check> CheckDatabaseAsync(IReadDb reads, TimeProvider time, CancellationToken ct)
    {
        var begun = time.GetTimestamp();
        try
        {
            await using var db = reads.Open();
            await db.Progress.AnyAsync(ct);
            return new HealthView.Check("ok") { Latency = (long)time.GetElapsedTime(begun).TotalMilliseconds };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new HealthView.Check("error") { Details = e.GetType().Name };
        }
    }

    private static async Task<HealthView.InstanceCounts> CountAsync(IReadDb reads, ChannelRegistry channels, CancellationToken ct)
    {
        await using var db = reads.Open();
        var byChannel = await db.Instances.GroupBy(i => i.Channel).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new HealthView.InstanceCounts(byChannel.Values.Sum(), channels.All.Sum(c => c.ConnectedInstances.Count), byChannel);
    }
}
