using Omni.Api.Foundation.Health;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage;
using Omni.Contract.Health;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Serilog;
using Serilog.Events;

namespace Omni.Api.Operations.Health;

/// <summary>Registers logs, metrics, traces and health.</summary>
internal static class ObservabilityRegistration
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Bounds in seconds, from a tenth of a millisecond to a minute.</summary>
    private static readonly double[] Buckets =
        [0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    public static void AddObservability(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new Uptime(TimeProvider.System));
        builder.Services.AddValidated<HealthOptions, HealthOptions.Validator>(HealthOptions.Section);
        builder.Services.AddSingleton<HealthReport>();
        builder.Services.AddHealthOf<DatabaseCheck>(nameof(HealthCheckSet.Database), decides: true);
        builder.Services.AddHealthOf<DiskCheck>(nameof(HealthCheckSet.Disk), decides: true);
        builder.Services.AddHealthOf<DataFolderHealth>(nameof(HealthCheckSet.DataFolder));
        builder.Services.AddMetrics();
        builder.AddTelemetry();
        builder.Services.AddSerilog((_, logger) => logger
            // Health is requested every few seconds: the answer shows it, and the log must not fill with it.
            .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal)
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .Enrich.With<MaskingEnricher>()
            // The program itself prints a refused start, in one line.
            .Filter.ByExcluding(e => e.Exception is StartRefusedException)
            .WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss.fff} {Level:u3} {Message:lj} {TraceId}{NewLine}{ExceptionText:l}"));
    }

    /// <summary>Logs one line per request: method, path without its query (which may contain a key), status, duration.</summary>
    public static void UseRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(options =>
        options.GetLevel = (context, _, exception) => exception is not null || context.Response.StatusCode >= 500
            ? LogEventLevel.Error
            : LogEventLevel.Debug);

    /// <summary>
    /// Exposes metrics for scraping. Traces (and metrics) are exported only if OpenTelemetry's own settings name a collector.
    /// </summary>
    private static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var hasCollector = !string.IsNullOrWhiteSpace(builder.Configuration[OtlpEndpoint]);
        var telemetry = builder.Services.AddOpenTelemetry().WithMetrics(metrics =>
        {
            metrics.AddMeter(Telemetry.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
                "System.Net.Http")
                .AddView(instrument => instrument.Meter.Name == Telemetry.Name && instrument.Unit == "s"
                    ? new ExplicitBucketHistogramConfiguration { Boundaries = Buckets }
                    : null)
                .AddPrometheusExporter();
            if (hasCollector) metrics.AddOtlpExporter();
        });
        if (hasCollector)
            telemetry.WithTracing(
                tracing => tracing.AddSource(Telemetry.Name, "Microsoft.AspNetCore", "System.Net.Http").AddOtlpExporter());
    }
}
