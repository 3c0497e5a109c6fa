using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Omni.Api.Foundation;
using Omni.Api.Instances;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Instances;
using Omni.WhatsAppCloud.Sandbox;

namespace Omni.Api.Operations.Development;

/// <summary>
/// In Development, creates an instance <c>sandbox</c> when the host listens and connects it to the local sandbox of Meta.
/// </summary>
internal sealed partial class SandboxInstance(
    InstanceStore store, InstanceConfigurator settings, InstanceConnector connector, IServer server, IHostApplicationLifetime lifetime,
    TimeProvider time, ILogger<SandboxInstance> logger) : BackgroundService
{
    public const string Name = "sandbox";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);

        var address = server.Features.Get<IServerAddressesFeature>()
            ?.Addresses.FirstOrDefault(a => a.StartsWith("http://", StringComparison.Ordinal));
        if (address is null) return;
        var row = await EnsureAsync(address.Replace("://[::]", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal), stoppingToken);
        if (row is null) return;
        var status = await connector.ConnectAsync(row.Id, stoppingToken);
        if (!status.IsConnected) Log.NotConnected(logger, status.Message);
    }

    private async Task<InstanceRow?> EnsureAsync(string address, CancellationToken ct)
    {
        var change = new InstanceChange
        {
            Credentials = SandboxNumber.Default.ToCredentials().ToDictionary(c => c.Key, c => (Secret?)new Secret(c.Value)),
            Options = new Dictionary<string, JsonElement?>
            {
                ["graphBaseUrl"] = JsonElement.Parse($"\"{address}\""),
                ["callbackUrl"] = JsonElement.Parse($"\"{address}\""),
            },
        };
        if ((await store.AllAsync(ct)).FirstOrDefault(i => i.Name == Name) is { } known)
        {
            return (await store.UpdateAsync(known.Id, row =>
            {
                settings.Merge(row, change);
                return [];
            }, ct)).Row;
        }

        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var made = new InstanceRow
        {
            Id = Ids.Random(),
            Name = Name,
            Channel = ChannelType.WhatsAppCloud,
            IsActive = true,
            CreatedAt = now,
            UpdatedAt = now,
        };
        settings.Merge(made, change);
        return await store.AddAsync(made, ct) ? made : null;
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.SandboxInstanceNotConnected, LogLevel.Warning, "The sandbox instance could not be connected: {Reason}")]
        public static partial void NotConnected(ILogger logger, string? reason);
    }
}
