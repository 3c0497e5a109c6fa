using Omni.Api;
using Omni.Api.Background;
using Omni.Api.Commands;
using Omni.Api.Observability;
using Omni.Api.Plugins;
using Omni.Channels.WhatsAppCloud;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null) builder.WebHost.UseUrls("http://localhost:8882");
if ((BackupCommand.TryRun(args, builder.Configuration) ?? await MoveCommand.TryRunAsync(args, builder)) is { } done) return done;
builder.Host.UseDefaultServiceProvider(options => options.ValidateScopes = options.ValidateOnBuild = true);
builder.AddOmniApi();
builder.AddChannel<WhatsAppCloudModule>();

var app = builder.Build();
var stopping = app.Lifetime.ApplicationStopping;
app.UseOmniApi();
app.MapOmniApi();
try
{
    app.EndInTime();
    await app.RunAsync();
    return Environment.ExitCode;
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    // Stopped before it had started: a host that waits for its database.
    return 0;
}
catch (Exception e) when (StartFailure.Explain(e) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return 1;
}
