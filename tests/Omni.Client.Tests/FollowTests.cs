using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Omni.Client.Events;
using Omni.Contract.Events.Payloads;
using Omni.Testing;

namespace Omni.Client.Tests;

/// <summary>Following events through connections that break, or only seem to be open.</summary>
public sealed class FollowTests
{
    private static readonly Guid First = Guid.CreateVersion7(), Second = Guid.CreateVersion7();

    private readonly CountedTime _time = new();

    [Fact]
    public async Task A_connection_on_which_nothing_comes_is_made_again_and_goes_on_after_the_last_event()
    {
        await using var server = new ScriptedServer(
            (_, number) => (ScriptedServer.Stream + (number == 0 ? ScriptedServer.Event(First) : ScriptedServer.Event(Second)),
                KeepOpen: true));
        await using var services = Connect(server);
        await using var events = services.GetRequiredService<OmniClient>().Follow.ReadAsync(after: Guid.CreateVersion7())
            .GetAsyncEnumerator();
        (await events.MoveNextAsync()).Should().BeTrue();

        // The other end is gone; nothing tells of it.
        var next = events.MoveNextAsync().AsTask();
        await UntilAsync(() => next.IsCompleted, "the next event came over another connection");

        (await next).Should().BeTrue();
        events.Current.Id.Should().Be(Second);
        server.Requests[1].Should().Contain($"Last-Event-ID: {First}");
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_first_event_misses_nothing()
    {
        await using var server = new ScriptedServer((head, number) => head.Contains("/stream", StringComparison.Ordinal)
            ? (ScriptedServer.Stream + (number < 2 ? "" : ScriptedServer.Event(Second)), KeepOpen: number >= 2)
            : (ScriptedServer.Json($"{{\"items\":[{{\"id\":\"{First}\"}}],\"meta\":{{\"hasMore\":true}}}}"), KeepOpen: false));
        await using var services = Connect(server);
        await using var events = services.GetRequiredService<OmniClient>().Follow.ReadAsync().GetAsyncEnumerator();

        var next = events.MoveNextAsync().AsTask();
        await UntilAsync(() => next.IsCompleted, "the event came");

        (await next).Should().BeTrue();
        server.Requests[^1].Should().Contain($"Last-Event-ID: {First}", "that was the newest when it began to follow");
    }

    [Fact]
    public async Task A_connection_that_says_that_it_is_still_there_is_kept()
    {
        await using var server = new ScriptedServer((_, _) => (ScriptedServer.Stream, KeepOpen: true));
        await using var services = Connect(server);
        using var ending = new CancellationTokenSource();
        await using var events = services.GetRequiredService<OmniClient>().Follow.ReadAsync(after: First, ct: ending.Token)
            .GetAsyncEnumerator();
        var next = events.MoveNextAsync().AsTask();
        await Eventually.IsAsync(() => Task.FromResult(server.Requests.Count), count => count == 1, "it is connected");

        for (var i = 0; i < 10; i++)
        {
            var waits = _time.Timers;
            await server.SayAsync(": still here\n\n");
            await Eventually.IsAsync(() => Task.FromResult(_time.Timers), timers => timers > waits, "it was read, and more is waited for");
            _time.Advance(TimeSpan.FromSeconds(15));
        }

        next.IsCompleted.Should().BeFalse();
        server.Requests.Should().ContainSingle();
        await ending.CancelAsync();
        await next.Invoking(n => n).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_place_in_a_keep_alive_is_where_it_goes_on_and_half_an_event_is_not()
    {
        var half = Guid.CreateVersion7();
        await using var server = new ScriptedServer((_, number) => number == 0
            ? ($"{ScriptedServer.Stream}: still here\nid: {First}\n\nid: {half}\nevent: message.received\ndata: {{", KeepOpen: false)
            : (ScriptedServer.Stream + ScriptedServer.Event(Second), KeepOpen: true));
        await using var services = Connect(server);
        var bookmark = new Places();
        await using var events = services.GetRequiredService<OmniClient>().Follow.ResumeAsync(bookmark).GetAsyncEnumerator();

        var next = events.MoveNextAsync().AsTask();
        await UntilAsync(() => next.IsCompleted, "the event came");

        (await next).Should().BeTrue();
        events.Current.Id.Should().Be(Second);
        server.Requests[1].Should().Contain($"Last-Event-ID: {First}");
        bookmark.Kept.Should().Equal([First], "the event is being handled");
    }

    [Fact]
    public async Task A_program_that_starts_again_goes_on_after_the_last_event_it_has_handled()
    {
        await using var host = OmniHost.Start();
        var instance = await host.ConnectAsync(TestNumber.Fixtures);
        await host.ReceiveAsync(TestWebhook.Text("wamid.book.0", "5511987000010", "before"), instance);
        var file = Path.Combine(host.Data, "last-event");
        string[] first = [.. await RunAsync(host, file, 2, "wamid.book.1", "wamid.book.2", "wamid.book.3")];

        string[] second = [.. await RunAsync(host, file, 3, "wamid.book.4")];

        first.Should().Equal("wamid.book.1", "wamid.book.2");
        second.Should().Equal(["wamid.book.2", "wamid.book.3", "wamid.book.4"], "the run ended while it handled the second");
    }

    /// <summary>Follows as a program that ends while it handles the last of so many events; webhooks come once it follows.</summary>
    private static async Task<List<string>> RunAsync(OmniHost host, string file, int count, params string[] arriving)
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        await using var services = new ServiceCollection().AddOmniClient(o => (o.BaseAddress, o.ApiKey) = (host.Address, OmniHost.ApiKey))
            .BuildServiceProvider();
        var follow = services.GetRequiredService<OmniClient>()
            .Follow.ResumeAsync(new FileEventBookmark(file), "message.received", ct: limit.Token);
        var handled = new List<string>();
        await using var events = follow.GetAsyncEnumerator(limit.Token);
        var next = events.MoveNextAsync().AsTask();
        await Eventually.IsAsync(() => Task.FromResult(File.Exists(file)), kept => kept, "the place is kept before the first event comes");
        foreach (var wamid in arriving)
        {
            var body = TestWebhook.Text(wamid, "5511987000010", wamid);
            (await host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body))).EnsureSuccessStatusCode();
        }

        while (await next)
        {
            handled.Add(((MessageReceived)events.Current.Payload).ExternalId);
            if (handled.Count == count) break;
            next = events.MoveNextAsync().AsTask();
        }

        return handled;
    }

    private ServiceProvider Connect(ScriptedServer server) => new ServiceCollection().AddSingleton<TimeProvider>(_time)
        .AddOmniClient(o => (o.BaseAddress, o.ApiKey) = (server.Address, "omni_sk_any")).BuildServiceProvider();

    private Task UntilAsync(Func<bool> condition, string because) => Eventually.IsAsync(
        () =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(condition());
        }, done => done, because);

    /// <summary>A bookmark in memory that was set before the first event.</summary>
    private sealed class Places : IEventBookmark
    {
        public List<Guid> Kept { get; } = [];

        public Task<Guid?> FindAsync(CancellationToken ct) => Task.FromResult<Guid?>(Guid.CreateVersion7());

        public Task KeepAsync(Guid eventId, CancellationToken ct)
        {
            Kept.Add(eventId);
            return Task.CompletedTask;
        }
    }

    /// <summary>A clock that counts how often something was waited for.</summary>
    private sealed class CountedTime : FakeTimeProvider
    {
        private int _timers;

        public int Timers => Volatile.Read(ref _timers);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref _timers);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
