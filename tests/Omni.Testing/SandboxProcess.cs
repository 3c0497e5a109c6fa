using System.Diagnostics;

namespace Omni.Testing;

/// <summary>Meta as a process of its own: it remembers what arrived while the host dies.</summary>
public sealed class SandboxProcess : IDisposable
{
    private readonly Process _process;

    private SandboxProcess(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient(new DyingHostHandler(new SocketsHttpHandler()), disposeHandler: true) { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    public static async Task<SandboxProcess> StartAsync()
    {
        var address = new Uri($"http://127.0.0.1:{HostProcess.FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Omni.WhatsAppCloud.Sandbox.dll")]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var sandbox = new SandboxProcess(process, address);
        await Eventually.IsAsync(sandbox.IsReadyAsync, ready => ready, "the sandbox is ready");
        return sandbox;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
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
