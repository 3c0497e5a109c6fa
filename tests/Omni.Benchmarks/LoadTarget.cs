using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Benchmarks;

/// <summary>The host under load: a process of its own on a fresh data folder, connected to the sandbox in another process.</summary>
internal sealed class LoadTarget : IAsyncDisposable
{
    private readonly DirectoryInfo _data;

    private LoadTarget(HostProcess host, SandboxProcess sandbox, DirectoryInfo data, Guid instanceId) =>
        (Host, Sandbox, _data, InstanceId) = (host, sandbox, data, instanceId);

    public HostProcess Host { get; }

    public SandboxProcess Sandbox { get; }

    public Guid InstanceId { get; }

    /// <summary>Where webhooks go.</summary>
    public string Path => $"/webhooks/whatsapp-cloud?instance={InstanceId}";

    public long ResidentMegabytes
    {
        get
        {
            using var process = System.Diagnostics.Process.GetProcessById(Host.Id);
            return process.WorkingSet64 / 1024 / 1024;
        }
    }

    public static Task<LoadTarget> StartAsync(params (string Name, string Value)[] settings) =>
        StartOnAsync(Directory.CreateTempSubdirectory("omni-load-"), settings);

    /// <summary>On a data folder that is there already; it goes with the target.</summary>
    public static async Task<LoadTarget> StartOnAsync(DirectoryInfo data, params (string Name, string Value)[] settings)
    {
        var sandbox = await SandboxProcess.StartAsync();
        var host = await HostProcess.StartAsync(
            data.FullName, HostProcess.FreePort(),
            [("Sandbox:Enabled", "false"), ("Serilog:MinimumLevel:Default", "Warning"), .. settings]);
        return new LoadTarget(host, sandbox, data, await ConnectAsync(host, sandbox, TestNumber.Fixtures, "load"));
    }

    /// <summary>Connects another number to the host.</summary>
    public static async Task<Guid> ConnectAsync(
        HostProcess host, SandboxProcess sandbox, TestNumber number, string name, int? messagesPerSecond = null)
    {
        (await sandbox.Client.PostAsJsonAsync(
            "/sandbox/numbers",
            new
            {
                number.PhoneNumberId,
                number.BusinessAccountId,
                displayPhoneNumber = "+1 555",
                verifiedName = name,
                number.AccessToken,
                number.AppSecret,
            }))
            .EnsureSuccessStatusCode();
        var options = new Dictionary<string, object?> { ["graphBaseUrl"] = sandbox.Address, ["callbackUrl"] = host.Address };
        if (messagesPerSecond is { } rate) options["messagesPerSecond"] = rate;
        var answer = await host.Client.PostAsJsonAsync(
            "/api/v2/instances", new { name, channel = "whatsapp-cloud", credentials = number.Credentials(), options });
        var created = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return created.TryGetProperty("data", out var data)
            ? data.GetProperty("id").GetGuid()
            : throw new InvalidOperationException(created.ToString());
    }

    /// <summary>Webhooks acknowledged and not yet processed, and how old the oldest is.</summary>
    public async Task<(long Waiting, double OldestSeconds)> InboxAsync()
    {
        var health = JsonElement.Parse(
            await (await Host.Client.GetAsync(new Uri("/health", UriKind.Relative))).Content.ReadAsStringAsync());
        var inbox = health.GetProperty("checks").GetProperty("inbox");
        return (inbox.GetProperty("waiting").GetInt64(), inbox.GetProperty("oldestSeconds").GetDouble());
    }

    /// <summary>Waits until everything acknowledged is processed.</summary>
    public async Task DrainedAsync()
    {
        while ((await InboxAsync()).Waiting > 0) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.StopAsync();
        Host.Dispose();
        Sandbox.Dispose();
        _data.Delete(recursive: true);
    }
}
