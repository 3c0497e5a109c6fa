using System.Diagnostics;

namespace Omni.Testing;

/// <summary>
/// A NATS server with JetStream in a separate process, on a free loopback port. It can be killed and restarted on its data.
/// </summary>
public sealed class NatsServer : IDisposable
{
    public const string Program = "nats-server";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("omni-nats-");
    private readonly int _port = Loopback.FreePort();
    private readonly string _program;
    private BackgroundProcess? _process;

    private NatsServer(string program) => _program = program;

    public string Url => $"nats://127.0.0.1:{_port}";

    /// <summary>The settings of a host that publishes to this server.</summary>
    public IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?> { ["Omni:EventBus:Provider"] = "nats", ["Omni:EventBus:Url"] = Url };

    public static async Task<NatsServer> StartAsync()
    {
        var server = new NatsServer(Require.Program(Program));
        await server.StartAgainAsync();
        return server;
    }

    public async Task StartAgainAsync()
    {
        _process = BackgroundProcess.Start(
            new ProcessStartInfo(_program, ["-a", "127.0.0.1", "-p", $"{_port}", "-js", "-sd", _folder.FullName]));
        await _process.ReadyAsync(() => Loopback.IsUpAsync(_port), "the NATS server listens");
    }

    /// <inheritdoc cref="BackgroundProcess.Kill"/>
    public void Kill()
    {
        _process?.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        Kill();
        _folder.Delete(recursive: true);
    }
}
