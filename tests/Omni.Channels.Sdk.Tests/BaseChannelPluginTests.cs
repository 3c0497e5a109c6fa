using Microsoft.Extensions.Time.Testing;
using Omni.Channels.Sdk.Health;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Contents;
using Omni.Contract.Instances;

namespace Omni.Channels.Sdk.Tests;

public sealed class BaseChannelPluginTests
{
    private static readonly InstanceConfig Config = new() { Name = "x", Credentials = new Dictionary<string, Secret>() };

    private readonly FakeTimeProvider _time = new();
    private readonly Guid _instance = Guid.CreateVersion7();

    [Fact]
    public async Task Connecting_emits_instance_connected_and_disconnecting_the_opposite()
    {
        var channel = await NewAsync();

        await channel.ConnectAsync(_instance, Config, CancellationToken.None);
        channel.ConnectedInstances.Should().Equal(_instance);
        await channel.DisconnectAsync(_instance, "enough", CancellationToken.None);

        channel.Emitted.Select(e => e.Type).Should().Equal("instance.connected", "instance.disconnected");
        channel.Emitted.Should().OnlyContain(e => e.Metadata.InstanceId == _instance && e.Metadata.Source == "channel:test");
        (await channel.GetStatusAsync(_instance, CancellationToken.None)).Message.Should().Be("Instance not found");
    }

    [Fact]
    public async Task Settings_that_were_replaced_or_disconnected_meanwhile_change_nothing_when_they_come_through()
    {
        var channel = await NewAsync();
        var held = new TaskCompletionSource();
        channel.BeforeConnecting["old"] = channel.BeforeConnecting["gone"] = held.Task;
        var gone = Guid.CreateVersion7();
        var old = channel.ConnectAsync(_instance, Config with { Name = "old" }, CancellationToken.None);
        var left = channel.ConnectAsync(gone, Config with { Name = "gone" }, CancellationToken.None);
        channel.OnConnecting = () => ConnectionStatus.Failed(new ConnectionError("190", "expired", Retryable: false), _time.GetUtcNow());
        await channel.ConnectAsync(_instance, Config with { Name = "new" }, CancellationToken.None);
        await channel.DisconnectAsync(gone, "enough", CancellationToken.None);
        channel.OnConnecting = null;

        held.SetResult();

        (await old).Error!.Code.Should().Be("190", "the newer settings were refused");
        (await left).State.Should().Be(ConnectionState.Disconnected);
        channel.ConnectedInstances.Should().BeEmpty();
        channel.Emitted.Should().NotContain(e => e.Type == "instance.connected");
    }

    [Fact]
    public async Task A_connect_that_breaks_is_tried_again()
    {
        var channel = await NewAsync();
        channel.OnConnecting = () => throw new IOException("the disk is full");

        await channel.Invoking(c => c.ConnectAsync(_instance, Config, CancellationToken.None)).Should().ThrowAsync<IOException>();

        (await channel.GetStatusAsync(_instance, CancellationToken.None)).Error!.Retryable.Should().BeTrue();
    }

    [Fact]
    public async Task The_same_failure_again_is_told_once()
    {
        var channel = await NewAsync();
        channel.OnConnecting = () => ConnectionStatus.Failed(new ConnectionError("190", "expired", Retryable: false), _time.GetUtcNow());

        await channel.ConnectAsync(_instance, Config, CancellationToken.None);
        await channel.ConnectAsync(_instance, Config, CancellationToken.None);

        channel.Emitted.Should().ContainSingle().Which.Type.Should().Be("instance.disconnected");
    }

    [Fact]
    public async Task Sending_from_an_instance_that_is_not_connected_is_NOT_CONNECTED_and_not_retryable()
    {
        var channel = await NewAsync();

        var result = await channel.SendMessageAsync(_instance, Message(), CancellationToken.None);

        SendResultView.Of(result, _time.GetUtcNow())
            .Should().BeEquivalentTo(new { Success = false, ErrorCode = "NOT_CONNECTED", Retryable = false });
    }

    [Fact]
    public async Task Disposing_disconnects_every_instance()
    {
        var channel = await NewAsync();
        await channel.ConnectAsync(_instance, Config, CancellationToken.None);
        await channel.ConnectAsync(Guid.CreateVersion7(), Config, CancellationToken.None);

        await channel.DisposeAsync();

        channel.ConnectedInstances.Should().BeEmpty();
        channel.Emitted.Count(e => e.Type == "instance.disconnected").Should().Be(2);
    }

    [Theory]
    [InlineData(0, 0, CheckStatus.Pass, HealthLevel.Healthy)]
    [InlineData(2, 2, CheckStatus.Pass, HealthLevel.Healthy)]
    [InlineData(1, 2, CheckStatus.Warn, HealthLevel.Degraded)]
    [InlineData(0, 2, CheckStatus.Fail, HealthLevel.Unhealthy)]
    public void Health_follows_from_how_many_are_connected(int connected, int total, CheckStatus check, HealthLevel level)
    {
        var made = HealthCheck.OfInstances(connected, total);

        made.Status.Should().Be(check);
        HealthStatus.From([made], _time.GetUtcNow()).Status.Should().Be(level);
    }

    private static OutgoingMessage Message() =>
        new() { Id = Guid.CreateVersion7(), To = "somebody", Content = new TextContent { Text = "hi" } };

    private async Task<TestChannel> NewAsync()
    {
        var channel = new TestChannel(_time);
        await channel.InitializeAsync();
        return channel;
    }
}
