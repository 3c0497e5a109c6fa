using System.Diagnostics;

namespace Omni.Testing;

/// <summary>The sandbox in a separate process: it keeps its state when the host dies.</summary>
public sealed class SandboxProcess : IDisposable
{
    private readonly BackgroundProcess _process;

    private SandboxProcess(BackgroundProcess process, Uri address)
    {
        _process = process;
        Client = new HttpClient(new DyingHostHandler(new SocketsHttpHandler()), disposeHandler: true) { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    public static async Task<SandboxProcess> StartAsync(params (string Name, string Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{HostProcess.FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Omni.WhatsAppCloud.Sandbox.dll")]);
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Sandbox__Lenient"] = "true";
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var sandbox = new SandboxProcess(BackgroundProcess.Start(start), address);
        await sandbox._process.ReadyAsync(sandbox.IsReadyAsync, "the sandbox is ready");
        return sandbox;
    }

    public void Dispose()
    {
        _process.Dispose();
        Client.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            return (await Client.GetAsync(new Uri("/sandbox/numbers", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
