using System.Collections.Concurrent;
using System.Diagnostics;

namespace Omni.Testing;

/// <summary>The host as a process of its own, which can be killed.</summary>
public sealed class HostProcess : IDisposable
{
    private const int Remembered = 50;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();

    private HostProcess(Process process, Uri address)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Remember(line.Data);
        _process.ErrorDataReceived += (_, line) => Remember(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Address = address;
        Client = new HttpClient(new DyingHostHandler(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }), disposeHandler: true) { BaseAddress = address };
        Client.DefaultRequestHeaders.Add("x-api-key", OmniHost.ApiKey);
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>The process id.</summary>
    public int Id => _process.Id;

    /// <summary>Starts the host on a data folder and waits until it is ready.</summary>
    public static async Task<HostProcess> StartAsync(string data, int port, params (string Name, string Value)[] settings)
    {
        var host = Begin(data, port, settings);
        await Eventually.IsAsync(host.IsReadyAsync, ready => ready, "the host is ready");
        return host;
    }

    /// <summary>Starts the host and does not wait for it.</summary>
    public static HostProcess Begin(string data, int port, params (string Name, string Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        return new HostProcess(Launch(data, address, settings), address);
    }

    /// <summary>Starts the host with settings that stop it; answers its exit code and what it said.</summary>
    public static async Task<(int ExitCode, string Said)> FailToStartAsync(string data, params (string Name, string Value)[] settings)
    {
        using var process = Launch(data, new Uri($"http://127.0.0.1:{FreePort()}"), settings);
        var output = process.StandardOutput.ReadToEndAsync();
        var said = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }

    public static int FreePort() => Loopback.FreePort();

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <summary>SIGTERM: the host finishes what it has begun.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString()]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits until it has ended by itself; answers its exit code.</summary>
    public async Task<int> ExitedAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
        Client.Dispose();
    }

    private static Process Launch(string data, Uri address, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Omni.Api.dll")]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["OMNI_API_KEY"] = OmniHost.ApiKey;
        start.Environment["Omni__DataDirectory"] = data;
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return Process.Start(start)!;
    }

    private void Remember(string? line)
    {
        if (line is null) return;
        _said.Enqueue(line);
        if (_said.Count > Remembered) _said.TryDequeue(out _);
    }

    private async Task<bool> IsReadyAsync()
    {
        if (_process.HasExited) throw new InvalidOperationException($"The host ended with {_process.ExitCode} in place of getting ready. It said: {string.Join(Environment.NewLine, _said)}");
        try
        {
            return (await Client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
