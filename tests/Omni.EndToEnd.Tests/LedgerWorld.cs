using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.EndToEnd.Tests;

/// <summary>A host that can be killed and started again on its data, and Meta, which remembers.</summary>
internal sealed class LedgerWorld(string data, SandboxProcess meta, (string, string)[] settings) : IDisposable
{
    private static readonly (string, string)[] Settings =
        [("Omni:Outbox:AmbiguousAfter", "00:00:03"), ("Serilog:MinimumLevel:Default", "Fatal")];

    private readonly int _port = HostProcess.FreePort();

    public string Data => data;

    public SandboxProcess Meta => meta;

    public HostProcess Host { get; private set; } = null!;

    /// <summary>How often it was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Lets a ledger be filled while something happens to the host, and checks it at the end.</summary>
    public static async Task RunAsync(
        Func<LedgerWorld, CrashLedger, Task> act, string because, string? data = null, params (string, string)[] settings)
    {
        var own = data ?? Directory.CreateTempSubdirectory("omni-ledger-").FullName;
        using var meta = await SandboxProcess.StartAsync();
        var world = new LedgerWorld(own, meta, [.. Settings, .. settings]);
        try
        {
            await world.StartAsync();
            using var ledger = new CrashLedger(world.Host.Address, meta.Address, await world.ConnectAsync());
            ledger.Start();
            await act(world, ledger);
            await ledger.EndAsync();
            await meta.Client.DeleteAsync(new Uri("/sandbox/faults", UriKind.Relative));
            using var scope = new FluentAssertions.Execution.AssertionScope(because);
            await ledger.SettledAsync();
            await ledger.CheckReceivedAsync();
            await ledger.CheckSentAsync(world.Kills);
        }
        finally
        {
            world.Dispose();
            if (data is null) Directory.Delete(own, recursive: true);
        }
    }

    public async Task KillAsync()
    {
        Host.Kill();
        Host.Dispose();
        Kills++;
        await StartAsync();
    }

    public void Dispose() => Host?.Dispose();

    private async Task StartAsync() => Host = await HostProcess.StartAsync(data, _port, settings);

    private async Task<Guid> ConnectAsync()
    {
        var number = TestNumber.Fixtures;
        (await meta.Client.PostAsJsonAsync(
            "/sandbox/numbers",
            new
            {
                number.PhoneNumberId,
                number.BusinessAccountId,
                displayPhoneNumber = "+1 555",
                verifiedName = "Ledger",
                number.AccessToken,
                number.AppSecret,
                throughputLevel = "HIGH",
            }))
            .EnsureSuccessStatusCode();
        var created = await Host.Client.PostAsJsonAsync(
            "/api/v2/instances",
            new
            {
                name = "ledger",
                channel = "whatsapp-cloud",
                credentials = number.Credentials(),
                options = new { graphBaseUrl = meta.Address, callbackUrl = Host.Address },
            });
        return (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("id").GetGuid();
    }
}
