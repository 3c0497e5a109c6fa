namespace Omni.WhatsAppCloud.Sandbox;

/// <summary>Runs the sandbox as a separate program. The host maps the same endpoints in Development.</summary>
internal static class SandboxProgram
{
    private static async Task Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSandbox();
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls("http://localhost:8883");

        var app = builder.Build();
        app.MapSandbox();
        app.Lifetime.ApplicationStarted.Register(
            () => Console.Out.WriteLine(string.Join(Environment.NewLine, SandboxIntroduction.Lines(app.Urls.First()))));
        await app.RunAsync();
    }
}
