using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Webhooks;
using Omni.Testing;
using WireMock.Server;

namespace Omni.Channels.WhatsAppCloud.Tests;

/// <summary>The plugin as its module builds it, with a server whose every answer a test decides in Meta's place.</summary>
public sealed class PluginFixture : IAsyncDisposable, IEventSink
{
    private readonly ServiceProvider _services;

    public PluginFixture(TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(time ?? TimeProvider.System);
        new WhatsAppCloudModule().AddServices(services, new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["WhatsAppCloud:GraphBaseUrl"] = Graph.Url,
            ["WhatsAppCloud:CallTimeout"] = "00:00:05",
        }).Build());
        _services = services.BuildServiceProvider();
        Plugin = (WhatsAppCloudPlugin)_services.GetRequiredService<IChannelPlugin>();
    }

    public WireMockServer Graph { get; } = WireMockServer.Start();

    public WhatsAppCloudPlugin Plugin { get; }

    public ICollection<OmniEvent> Emitted { get; } = new List<OmniEvent>();

    public Guid InstanceId { get; } = Guid.CreateVersion7();

    public async Task<ConnectionStatus> ConnectAsync(
        IReadOnlyDictionary<string, string?>? credentials = null, IReadOnlyDictionary<string, JsonElement>? options = null)
    {
        await Plugin.InitializeAsync(
            new PluginContext
            {
                Events = this,
                Storage = null!,
                Media = null!,
                LoggerFactory = NullLoggerFactory.Instance,
                Config = new GlobalConfig { Environment = "Test", MediaStorage = "" },
            },
            CancellationToken.None);
        return await Plugin.ConnectAsync(InstanceId, new InstanceConfig
        {
            Name = "test",
            Credentials = (credentials ?? TestNumber.Fixtures.Credentials()).Where(c => c.Value is not null)
                .ToDictionary(c => c.Key, c => new Secret(c.Value!)),
            Options = options ?? new Dictionary<string, JsonElement>(),
        }, CancellationToken.None);
    }

    public ValueTask EmitAsync(OmniEvent @event, CancellationToken ct)
    {
        Emitted.Add(@event);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Graph.Dispose();
    }
}
