using Omni.Api;
using Omni.Api.Access;
using Omni.Api.Audit;
using Omni.Api.Backup;
using Omni.Api.Contract;
using Omni.Api.Cors;
using Omni.Api.Events;
using Omni.Api.Http;
using Omni.Api.Inbox;
using Omni.Api.Instances;
using Omni.Api.Intake;
using Omni.Api.Lanes;
using Omni.Api.Media;
using Omni.Api.Observability;
using Omni.Api.Outbox;
using Omni.Api.Persistence;
using Omni.Api.Playground;
using Omni.Api.Plugins;
using Omni.Api.Projections;
using Omni.Api.Receipts;
using Omni.Api.Sending;
using Omni.Api.Subscriptions;
using Omni.Channels.WhatsAppCloud;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null) builder.WebHost.UseUrls("http://localhost:8882");
if (BackupCommand.TryRun(args, builder.Configuration) is { } backedUp) return backedUp;
builder.Host.UseDefaultServiceProvider(options => options.ValidateScopes = options.ValidateOnBuild = true);
builder.Services.AddSingleton(TimeProvider.System);

builder.AddObservability();
builder.AddOmniHttp();
builder.Services.AddOmniCors();

// Hosted services start in this order and stop in the reverse one. Instances come before the inbox: a webhook that was
// left from before the stop must find its instance.
builder.AddPersistence();
builder.Services.AddAccess();
builder.Services.AddAudit();
builder.Services.AddProjections();
builder.AddEvents();
builder.Services.AddPlugins();
builder.Services.AddOutbox();
builder.Services.AddLanes();
builder.Services.AddIntake();
builder.Services.AddSending();
builder.Services.AddInstances();
builder.Services.AddMedia();
builder.Services.AddReceipts();
builder.Services.AddSubscriptions();
builder.Services.AddInbox();
builder.Services.AddReadingSide();
builder.Services.AddContract();
builder.AddPlayground();

builder.AddChannel<WhatsAppCloudModule>();

var app = builder.Build();
app.UseMiddleware<RequestId>();
app.UseRequestLog();
app.UseAudit();
app.UseOmniHttp();
app.UseRouting();
app.UseMiddleware<ApiKeyGate>();
app.MapOmniApi();
try
{
    await app.RunAsync();
    return Environment.ExitCode;
}
catch (Exception e) when (StartFailure.Explain(e) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return 1;
}
