using Omni.WhatsAppCloud.Sandbox;

// Meta on your own machine, as a program of its own. The host maps the same in Development.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSandbox();
if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls("http://localhost:8883");

var app = builder.Build();
app.MapSandbox();
await app.RunAsync();
