using System.Diagnostics;

namespace Omni.Testing;

/// <summary>A NATS server with JetStream as a process of its own, on a free loopback port; it can be killed and started again on its data.</summary>
public sealed class NatsServer : IAsyncDisposable
{
    public const string Program = "nats-server";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("omni-nats-");
    private readonly int _port = Loopback.FreePort();
    private readonly string _program;
    private Process? _process;

    private NatsServer(string program) => _program = program;

    public string Url => $"nats://127.0.0.1:{_port}";

    /// <summary>Settings of a host that publishes here.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Omni:EventBus:Provider"] = "nats", ["Omni:EventBus:Url"] = Url };

    public static async Task<NatsServer> StartAsync()
    {
        var server = new NatsServer(Require.Program(Program));
        await server.StartAgainAsync();
        return server;
    }

    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo(_program)
        {
            ArgumentList = { "-a", "127.0.0.1", "-p", $"{_port}", "-js", "-sd", _folder.FullName },
            RedirectStandardOutput = true,
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Eventually.IsAsync(() => Loopback.IsUpAsync(_port), up => up, "the NATS server listens");
    }

    /// <summary>SIGKILL: no handler runs.</summary>
    public async Task KillAsync()
    {
        if (_process is null) return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _folder.Delete(recursive: true);
    }
}
