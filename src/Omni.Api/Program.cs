using Omni.Api;
using Omni.Api.Foundation.Background;
using Omni.Api.Operations.Commands;
using Omni.Api.Operations.Health;
using Omni.Api.Plugins;
using Omni.Api.Storage;
using Omni.Channels.WhatsAppCloud;

UnixPermissions.CloseNewFiles();
var line = CommandLine.Parse(args);
if (Usage.TryAnswer(line) is { } answered) return answered;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = line.Settings, ContentRootPath = AppContext.BaseDirectory });
if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null) builder.WebHost.UseUrls("http://localhost:8882");
if (await OperatorCommand.TryRunAsync(line, builder) is { } done) return done;
builder.Host.UseDefaultServiceProvider(options => options.ValidateScopes = options.ValidateOnBuild = true);
builder.AddOmniApi();
builder.AddChannel<WhatsAppCloudModule>();

var app = builder.Build();
var stopping = app.Lifetime.ApplicationStopping;
try
{
    app.Services.CheckStorage();
    app.UseOmniApi();
    app.MapOmniApi();
    app.EndInTime();
    await app.RunAsync();
    return Environment.ExitCode;
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    // Stopped before it had started: a host that waits for its database.
    return 0;
}
catch (Exception e) when (StartFailure.Explain(e) is { } reason)
{
    await Console.Error.WriteLineAsync(reason);
    return 1;
}
