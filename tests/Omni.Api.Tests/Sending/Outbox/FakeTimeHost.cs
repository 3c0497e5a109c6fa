using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Omni.Testing;

namespace Omni.Api.Tests.Sending.Outbox;

/// <summary>The whole host on a clock of its own: what takes a day in the world takes no time here.</summary>
internal sealed class FakeTimeHost : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly WallClock _wall;

    private readonly Dictionary<string, string?> _settings;
    private readonly Action<IServiceCollection> _services;
    private HostInstrument _probes;

    private FakeTimeHost(OmniHost host, WallClock wall, Dictionary<string, string?> settings, Action<IServiceCollection> services) =>
        (Host, _wall, _settings, _services, _probes) = (host, wall, settings, services, ProbesOf(host));

    public OmniHost Host { get; private set; }

    public FakeTimeProvider Time => _wall.Inner;

    public Guid InstanceId { get; private set; }

    public static Task<FakeTimeHost> StartAsync(params (string Key, string Value)[] settings) => StartAsync(_ => { }, settings);

    public static async Task<FakeTimeHost> StartAsync(Action<IServiceCollection> services, params (string Key, string Value)[] settings)
    {
        var wall = new WallClock(new FakeTimeProvider(TimeProvider.System.GetUtcNow()));
        var all = settings.ToDictionary(s => s.Key, string? (s) => s.Value);
        var fake = new FakeTimeHost(OmniHost.Start(With, all), wall, all, services);
        fake.InstanceId = await fake.Host.ConnectAsync(TestNumber.Fixtures);
        return fake;

        void With(IServiceCollection all)
        {
            all.AddSingleton<TimeProvider>(wall);
            services(all);
        }
    }

    /// <summary>Sets the wall clock of the machine forward or back; what is measured goes on as it was.</summary>
    public void Jump(TimeSpan by) => _wall.Offset += by;

    /// <summary>Sends text; the answer comes as soon as it is on disk.</summary>
    public async Task<Guid> QueueAsync(string to, string text, object? more = null)
    {
        var (status, body) = await PostAsync("/api/v2/messages/send", to, text, more, ("Prefer", "respond-async"));
        status.Should().Be(HttpStatusCode.Accepted, body.ToString());
        return body.GetProperty("data").GetProperty("id").GetGuid();
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(
        string path, string to, string text, object? more = null, params (string Name, string Value)[] headers)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        (body["instanceId"], body["to"], body["text"]) = (InstanceId.ToString(), to, text);
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        using var response = await Host.Api.SendAsync(request);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }

    /// <summary>Injects a fault: of the next sends, where it says neither which calls it means nor that it stays.</summary>
    public Task FaultAsync(object fault)
    {
        var body = JsonSerializer.SerializeToNode(fault)!.AsObject();
        if (!body.ContainsKey("untilCleared")) body.TryAdd("calls", "sends");
        return Host.PostAsync("/sandbox/faults", body, Host.Web);
    }

    public async Task ClearFaultsAsync()
    {
        using var response = await Host.Web.DeleteAsync(new Uri("/sandbox/faults", UriKind.Relative));
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Whether a question to Graph was answered since the start.</summary>
    public Task<bool> ProbedAsync() => Task.FromResult(_probes.Sum("answered", true) > 0);

    /// <summary>A customer of no other test writes: a webhook of the number comes.</summary>
    public async Task WebhookComesAsync()
    {
        var body = TestWebhook.Text("wamid.of.another", "5511900000000", "hello");
        (await Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), InstanceId)).EnsureSuccessStatusCode();
    }

    public async Task<JsonElement> MessageAsync(Guid id) => (await Host.GetAsync($"/api/v2/messages/{id}")).GetProperty("data");

    public async Task<JsonElement> QueuedAsync(Guid id) => (await Host.GetAsync($"/api/v2/outbox/{id}")).GetProperty("data");

    /// <summary>Lets time pass in small steps until a message is in a state.</summary>
    public Task<JsonElement> UntilAsync(Guid id, params string[] states) =>
        UntilAsync(() => QueuedAsync(id), queued => states.Contains(queued.GetProperty("state").GetString()),
            $"the message is {string.Join(" or ", states)}");

    public Task<T> UntilAsync<T>(Func<Task<T>> read, Func<T, bool> condition, string because) => Eventually.IsAsync(() =>
    {
        Time.Advance(Step);
        return read();
    }, condition, because);

    /// <summary>Lets time pass until a call has its answer.</summary>
    public async Task<T> WhileTimePassesAsync<T>(Task<T> call)
    {
        await UntilAsync(() => Task.FromResult(call.IsCompleted), done => done, "the call was answered");
        return await call;
    }

    public async Task<List<string>> ArrivedAsync(string phone) =>
        [.. (await Host.ArrivedAtAsync(phone)).Select(m => m.GetProperty("message"))
            .Select(m => m.TryGetProperty("text", out var text)
                ? text.GetProperty("body").GetString()!
                : $"[{m.GetProperty("type").GetString()}]")];

    /// <summary>
    /// Stops the host and starts it again on the same data, on the same clock; with further settings where there are some.
    /// </summary>
    public async Task RestartAsync(params (string Key, string Value)[] settings)
    {
        await Host.StopAsync();
        foreach (var (key, value) in settings) _settings[key] = value;
        Host = OmniHost.StartOn(Host.Data, With, _settings);
        _probes.Dispose();
        _probes = ProbesOf(Host);

        void With(IServiceCollection services)
        {
            services.AddSingleton<TimeProvider>(_wall);
            _services(services);
        }

        // The sandbox lives in the host: it has forgotten the number, and is at another address.
        await Host.AddNumberAsync(TestNumber.Fixtures);
        await Host.PostAsync(
            $"/api/v2/instances/{InstanceId}/connect", new { options = new { graphBaseUrl = Host.Address, callbackUrl = Host.Address } });
    }

    public ValueTask DisposeAsync()
    {
        _probes.Dispose();
        return Host.DisposeAsync();
    }

    private static HostInstrument ProbesOf(OmniHost host) => new(host, "omni.outbox.probes");

    /// <summary>A wall clock that somebody sets, over a clock that nobody does.</summary>
    private sealed class WallClock(FakeTimeProvider inner) : TimeProvider
    {
        public FakeTimeProvider Inner => inner;

        public TimeSpan Offset { get; set; }

        public override long TimestampFrequency => inner.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Offset;

        public override long GetTimestamp() => inner.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            inner.CreateTimer(callback, state, dueTime, period);
    }
}
