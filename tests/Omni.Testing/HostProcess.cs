using System.Diagnostics;

namespace Omni.Testing;

/// <summary>The host as a separate process that can be killed.</summary>
public sealed class HostProcess : IDisposable
{
    private readonly BackgroundProcess _process;

    private HostProcess(BackgroundProcess process, Uri address)
    {
        _process = process;
        Address = address;
        Client = new HttpClient(new DyingHostHandler(
            new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }), disposeHandler: true)
        { BaseAddress = address };
        Client.DefaultRequestHeaders.Add("x-api-key", OmniHost.ApiKey);
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>The last lines of output.</summary>
    public string Said => _process.Said;

    /// <summary>The process id.</summary>
    public int Id => _process.Id;

    /// <summary>Starts the host on a data folder and waits until it is ready.</summary>
    public static async Task<HostProcess> StartAsync(string data, int port, params (string Name, string Value)[] settings)
    {
        var host = Begin(data, port, settings);
        await host._process.ReadyAsync(host.IsReadyAsync, "the host is ready");
        return host;
    }

    /// <summary>Starts the host with arguments and waits until it is ready.</summary>
    public static async Task<HostProcess> StartWithAsync(string[] arguments, string data, int port)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        var start = Program(data, address, []);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var host = new HostProcess(BackgroundProcess.Start(start), address);
        await host._process.ReadyAsync(host.IsReadyAsync, "the host is ready");
        return host;
    }

    /// <summary>Starts the host with the most verbose log level of every source; keeps all output.</summary>
    public static async Task<HostProcess> StartTalkativeAsync(string data, int port, params (string Name, string Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        var sources =
            new[] { "Microsoft", "Microsoft.AspNetCore.DataProtection", "Microsoft.Hosting.Lifetime", "System.Net.Http", "Polly" };
        (string, string)[] levels =
        [
            ("Serilog:MinimumLevel:Default", "Verbose"),
            .. sources.Select(source => ($"Serilog:MinimumLevel:Override:{source}", "Verbose"))
        ,];
        var host = new HostProcess(BackgroundProcess.Start(Program(data, address, [.. levels, .. settings]), int.MaxValue), address);
        await host._process.ReadyAsync(host.IsReadyAsync, "the host is ready");
        return host;
    }

    /// <summary>Starts the host without waiting for it.</summary>
    public static HostProcess Begin(string data, int port, params (string Name, string Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        return new HostProcess(BackgroundProcess.Start(Program(data, address, settings)), address);
    }

    /// <summary>Starts the host with invalid settings; returns its exit code and output.</summary>
    public static Task<(int ExitCode, string Said)> FailToStartAsync(string data, params (string Name, string Value)[] settings) =>
        RunAsync([], data, settings);

    /// <summary>Runs a command of the host; returns its exit code and standard error.</summary>
    public static async Task<(int ExitCode, string Said)> RunAsync(
        string[] arguments, string data, params (string Name, string Value)[] settings) =>
        await RunWholeAsync(arguments, data, settings) is var (exitCode, _, errors) ? (exitCode, errors) : default;

    /// <summary>Runs a command of the host; returns its exit code, standard output and standard error.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunWholeAsync(
        string[] arguments, string data, params (string Name, string Value)[] settings)
    {
        var start = Program(data, new Uri($"http://127.0.0.1:{FreePort()}"), settings);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        (start.UseShellExecute, start.RedirectStandardOutput, start.RedirectStandardError) = (false, true, true);
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Eventually.Limit);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The host does not end: {string.Join(' ', arguments)}", e);
        }
    }

    /// <summary>Starts a command of the host without waiting for it.</summary>
    public static BackgroundProcess BeginCommand(string[] arguments, string data)
    {
        var start = Program(data, new Uri($"http://127.0.0.1:{FreePort()}"), []);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return BackgroundProcess.Start(start);
    }

    public static int FreePort() => Loopback.FreePort();

    /// <inheritdoc cref="BackgroundProcess.Kill"/>
    public void Kill() => _process.Kill();

    /// <inheritdoc cref="BackgroundProcess.StopAsync"/>
    public Task StopAsync() => _process.StopAsync();

    /// <inheritdoc cref="BackgroundProcess.ExitedAsync"/>
    public Task<int> ExitedAsync() => _process.ExitedAsync();

    public void Dispose()
    {
        _process.Dispose();
        Client.Dispose();
    }

    private static ProcessStartInfo Program(string data, Uri address, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Omni.Api.dll")]);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["OMNI_API_KEY"] = OmniHost.ApiKey;
        start.Environment["Sandbox__Lenient"] = "true";
        start.Environment["Omni__DataDirectory"] = data;
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return start;
    }

    private async Task<bool> IsReadyAsync()
    {
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
