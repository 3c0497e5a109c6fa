namespace Omni.WhatsAppCloud.Sandbox;

/// <summary>Meta on your own machine, as a program of its own. The host maps the same in Development.</summary>
internal static class SandboxProgram
{
    private static async Task Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSandbox();
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls("http://localhost:8883");

        var app = builder.Build();
        app.MapSandbox();
        await app.RunAsync();
    }
}
