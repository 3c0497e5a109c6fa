using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Omni.Api.Access;
using Omni.Api.Storage;
using Omni.WhatsAppCloud.Sandbox;

namespace Omni.Api.Operations.Development;

/// <summary>Prints the host's address and key after the start. The key is shown in Development, and once after it was created.</summary>
internal sealed class Welcome(
    PrimaryKey key, DataDirectory data, IServer server, IHostApplicationLifetime lifetime, IHostEnvironment environment,
    IOptions<SandboxOptions> sandbox) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(Show);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Show()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        var lines = new List<string>
        {
            "",
            $"  Omni listens on {address}",
            $"  Reference        {address}/api/v2/docs",
            $"  Data             {data.Path}",
        };
        if (environment.IsDevelopment() || key.IsNew) lines.Add($"  API key          {key.Value}");
        if (sandbox.Value.Enabled) lines.AddRange(SandboxIntroduction.Lines(address));
        lines.Add("");
        Console.Out.WriteLine(string.Join(Environment.NewLine, lines));
    }
}
