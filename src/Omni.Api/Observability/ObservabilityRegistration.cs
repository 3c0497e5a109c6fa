using Serilog;
using Serilog.Events;

namespace Omni.Api.Observability;

/// <summary>Registers logs and health.</summary>
internal static class ObservabilityRegistration
{
    public static void AddObservability(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new Uptime(TimeProvider.System));
        builder.Services.AddMetrics();
        builder.Services.AddSerilog((_, logger) => logger
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .Enrich.With<MaskingEnricher>()
            .WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss.fff} {Level:u3} {Message:lj} {TraceId}{NewLine}{Exception}"));
    }

    /// <summary>One line a request: method, path without its query (which may hold a key), status, duration.</summary>
    public static void UseRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(options =>
        options.GetLevel = (context, _, exception) => exception is not null || context.Response.StatusCode >= 500 ? LogEventLevel.Error : LogEventLevel.Debug);
}
