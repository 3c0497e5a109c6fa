using System.Net;
using System.Text.Json;
using Omni.Api.Tests.Sending.Outbox;
using Omni.Testing;

namespace Omni.Api.Tests.Consumers;

/// <summary>A host on a clock of its own, where no wait is over by itself, and what a puller does.</summary>
public sealed class ConsumerFixture : IAsyncLifetime
{
    private const string Path = "/api/v2/events/consumers";

    private int _messages;

    internal FakeTimeHost Fake { get; private set; } = null!;

    public OmniHost Host => Fake.Host;

    public async ValueTask InitializeAsync() => Fake = await FakeTimeHost.StartAsync();

    public ValueTask DisposeAsync() => Fake.DisposeAsync();

    /// <summary>A message arrives, and its event is stored; returns its text.</summary>
    public async Task<string> ReceiveAsync(string from = "5511987654321")
    {
        var text = $"message {Interlocked.Increment(ref _messages)} of {from}";
        var body = TestWebhook.Text($"wamid.{text}", from, text);
        (await Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), Fake.InstanceId)).EnsureSuccessStatusCode();
        await Eventually.IsAsync(
            () => Host.ListAsync("/api/v2/events?eventType=message.received&limit=5"),
            all => all.Any(e => TextOf(e) == text), "the message is stored");
        return text;
    }

    public async Task<string> CreateAsync(string name, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        (body["name"], body["eventType"]) = (name, body["eventType"]?.GetValue<string>() ?? "message.received");
        var (status, answer) = await Host.PostAsync(Path, body.ToJsonString());
        status.Should().Be(HttpStatusCode.Created, answer.ToString());
        return name;
    }

    public Task<(HttpStatusCode Status, JsonElement Body)> TryPullAsync(string name, string query = "", HttpClient? client = null) =>
        Host.PostAsync($"{Path}/{name}/pull?{query}", body: null, client);

    public async Task<JsonElement> PullAsync(string name, string query = "", HttpClient? client = null)
    {
        var (status, page) = await TryPullAsync(name, query, client);
        status.Should().Be(HttpStatusCode.OK, page.ToString());
        return page;
    }

    public Task<(HttpStatusCode Status, JsonElement Body)> TryAckAsync(string name, object body) =>
        Host.PostAsync($"{Path}/{name}/ack", body);

    public async Task<JsonElement> AckAsync(string name, object body)
    {
        var (status, answer) = await TryAckAsync(name, body);
        status.Should().Be(HttpStatusCode.OK, answer.ToString());
        return answer.GetProperty("data");
    }

    public async Task<JsonElement> GetAsync(string name) => (await Host.GetAsync($"{Path}/{name}")).GetProperty("data");

    public static long CursorOf(JsonElement page) => page.GetProperty("cursor").GetInt64();

    public static IReadOnlyList<string?> TextsOf(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(TextOf)];

    private static string? TextOf(JsonElement @event) => @event.GetProperty("textContent").GetString();
}
