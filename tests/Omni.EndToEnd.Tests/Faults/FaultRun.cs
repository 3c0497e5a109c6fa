using Omni.Testing;

namespace Omni.EndToEnd.Tests.Faults;

/// <summary>Several cells at the same time, a number each, on one host and one sandbox. Some cells have the host killed once.</summary>
internal sealed class FaultRun : IDisposable
{
    /// <summary>Short enough for a test: an outage here lasts for seconds.</summary>
    private static readonly (string, string)[] Settings =
    [
        ("WhatsAppCloud:CallTimeout", "00:00:02"),
        ("Omni:Outbox:TransientPause", TransientPause),
        ("Omni:Outbox:AmbiguousAfter", AmbiguousAfter),
        ("Omni:Outbox:MaxRetryDelay", "00:00:02"),
        ("Omni:Outbox:MaxAttempts", "3"),
        ("Omni:Outbox:GiveUpAfter", "00:20:00"),
        ("Omni:Outbox:Breaker:OverdueAfter", "00:00:01"),
        ("Omni:Outbox:Breaker:ProbeAfter", "00:00:00.5"),
        ("Omni:Outbox:Breaker:MaxProbeAfter", "00:00:02"),
        ("Serilog:MinimumLevel:Default", "Fatal"),
    ];

    private readonly string _data = Directory.CreateTempSubdirectory("omni-faults-").FullName;
    private readonly int _port = HostProcess.FreePort();
    private readonly SandboxProcess _meta;
    private HostProcess _host = null!;

    private FaultRun(SandboxProcess meta) => _meta = meta;

    /// <summary>How long a send without an answer waits for a status.</summary>
    public const string AmbiguousAfter = "00:00:07";

    /// <summary>How long a coded passing error waits for one before its next try.</summary>
    public const string TransientPause = "00:00:03";

    /// <summary>Plays the cells to their end; answers what came of each.</summary>
    public static async Task<IReadOnlyList<CellReport>> PlayAsync(IReadOnlyList<FaultCell> cells)
    {
        using var run = new FaultRun(await SandboxProcess.StartAsync());
        run._host = await HostProcess.StartAsync(run._data, run._port, Settings);
        using var host = NewClient(run._host.Address);
        var runs = cells.Select((cell, index) => new CellRun(cell, index, host, run._meta.Client)).ToList();
        foreach (var cell in runs) await cell.ConnectAsync(run._host.Address, run._meta.Address);
        await Task.WhenAll(runs.Select(cell => cell.SendAsync()));
        if (cells.Any(c => c.IsKilled)) await run.KillAsync(runs);
        return await Task.WhenAll(runs.Select(cell => cell.FinishAsync()));
    }

    public void Dispose()
    {
        _host?.Dispose();
        _meta.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>SIGKILL when every cell's trouble has begun.</summary>
    private async Task KillAsync(IReadOnlyList<CellRun> runs)
    {
        foreach (var run in runs) await run.TroubledAsync();
        _host.Kill();
        _host.Dispose();
        _host = await HostProcess.StartAsync(_data, _port, Settings);
    }

    private static HttpClient NewClient(Uri address)
    {
        var handler = new DyingHostHandler(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5) });
        var client = new HttpClient(handler, disposeHandler: true) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.Add("x-api-key", OmniHost.ApiKey);
        return client;
    }
}
