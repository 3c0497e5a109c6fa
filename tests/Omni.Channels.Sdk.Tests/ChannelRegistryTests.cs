using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Omni.Channels.Sdk.Channels;

namespace Omni.Channels.Sdk.Tests;

public sealed class ChannelRegistryTests
{
    private readonly ChannelRegistry _registry = new(NullLogger<ChannelRegistry>.Instance, TimeProvider.System);

    [Fact]
    public void A_second_registration_of_an_id_is_refused()
    {
        var first = new TestChannel(TimeProvider.System);

        _registry.Register(first).Should().BeTrue();
        _registry.Register(new TestChannel(TimeProvider.System)).Should().BeFalse();

        _registry.Get("test").Should().BeSameAs(first);
    }

    [Fact]
    public async Task One_plugin_that_fails_to_start_leaves_the_others_alone()
    {
        _registry.Register(new TestChannel(TimeProvider.System, "good"));
        _registry.Register(new TestChannel(TimeProvider.System, "bad"));

        var failed = await _registry.InitializeAllAsync(
            plugin => plugin.Id == "bad"
                ? null!
                : new PluginContext
                {
                    Events = null!,
                    Storage = null!,
                    Media = null!,
                    LoggerFactory = NullLoggerFactory.Instance,
                    Config = null!,
                },
            CancellationToken.None);

        failed.Should().Equal("bad");
        _registry.All.Select(p => p.Id).Should().Equal("good");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_plugin_that_never_gets_ready_or_never_goes_leaves_the_others_alone(bool blocks)
    {
        var time = new FakeTimeProvider();
        var registry = new ChannelRegistry(NullLogger<ChannelRegistry>.Instance, time);
        var released = new TaskCompletionSource();
        registry.Register(new TestChannel(time, "stuck") { Before = released.Task, Blocks = blocks });
        registry.Register(new TestChannel(time, "good"));

        var initializing = registry.InitializeAllAsync(
            _ => new PluginContext
            {
                Events = null!,
                Storage = null!,
                Media = null!,
                LoggerFactory = NullLoggerFactory.Instance,
                Config = null!,
            },
            CancellationToken.None);
        (await AfterAsync(initializing, time)).Should().Equal("stuck");
        registry.All.Select(p => p.Id).Should().Equal("good");

        var late = new TestChannel(time, "late") { Before = released.Task, Blocks = blocks };
        registry.Register(late);
        await AfterAsync(Ended(registry.DestroyAllAsync()), time);
        registry.All.Should().BeEmpty();
        released.SetResult();

        static async Task<bool> Ended(Task task)
        {
            await task;
            return true;
        }
    }

    [Fact]
    public async Task Health_of_all_includes_every_plugin()
    {
        _registry.Register(new TestChannel(TimeProvider.System, "one"));
        _registry.Register(new TestChannel(TimeProvider.System, "two"));

        (await _registry.GetHealthAsync(CancellationToken.None)).Keys.Should().BeEquivalentTo("one", "two");
    }

    /// <summary>Lets time pass until it has ended.</summary>
    private static async Task<T> AfterAsync<T>(Task<T> task, FakeTimeProvider time)
    {
        while (!task.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await task;
    }
}
