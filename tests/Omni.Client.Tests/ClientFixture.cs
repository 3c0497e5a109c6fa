using Microsoft.Extensions.DependencyInjection;
using Omni.Testing;

namespace Omni.Client.Tests;

/// <summary>A host, a connected instance, and the client as a program would register it.</summary>
public sealed class ClientFixture : IAsyncLifetime
{
    public OmniHost Host { get; } = OmniHost.Start();

    public Guid InstanceId { get; private set; }

    public OmniClient Omni { get; private set; } = null!;

    private ServiceProvider? Services { get; set; }

    public async ValueTask InitializeAsync()
    {
        InstanceId = await Host.ConnectAsync(TestNumber.Fixtures);
        (Services, Omni) = Connect(OmniHost.ApiKey);
    }

    /// <summary>A client with another key.</summary>
    public (ServiceProvider Services, OmniClient Omni) Connect(string key)
    {
        var services = new ServiceCollection().AddOmniClient(o => (o.BaseAddress, o.ApiKey) = (Host.Address, key)).BuildServiceProvider();
        return (services, services.GetRequiredService<OmniClient>());
    }

    public async Task ReceiveAsync(string wamid, string from, string text) =>
        await Host.ReceiveAsync(TestWebhook.Text(wamid, from, text), InstanceId);

    public async ValueTask DisposeAsync()
    {
        if (Services is not null) await Services.DisposeAsync();
        await Host.DisposeAsync();
    }
}
