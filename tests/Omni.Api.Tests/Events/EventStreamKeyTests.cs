using System.Net;
using System.Net.Http.Json;
using Omni.Api.Tests.Sending.Outbox;
using Omni.Testing;

namespace Omni.Api.Tests.Events;

/// <summary>Event streams and the keys that opened them: how many, and what they may still hear.</summary>
public sealed class EventStreamKeyTests : IAsyncLifetime
{
    private const string Phone = "5511900000009";

    private FakeTimeHost _fake = null!;

    private OmniHost Host => _fake.Host;

    public async ValueTask InitializeAsync() =>
        _fake = await FakeTimeHost.StartAsync(("Omni:EventStream:MaxStreams", "4"), ("Omni:EventStream:MaxStreamsPerKey", "2"));

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Fact]
    public async Task One_key_has_so_many_streams_and_all_keys_so_many()
    {
        var (_, greedy) = await KeyAsync("events:read");
        var (_, other) = await KeyAsync("events:read");
        using var _1 = greedy;
        using var _2 = other;
        var open = new List<EventStreamReader>();
        for (var i = 0; i < 2; i++) open.Add(await EventStreamReader.OpenAsync(greedy, ""));

        (await OpenAsync(greedy)).Should().Be((HttpStatusCode.TooManyRequests, "MaxStreamsPerKey"));
        for (var i = 0; i < 2; i++) open.Add(await EventStreamReader.OpenAsync(other, ""));
        (await OpenAsync(Host.Api)).Should().Be((HttpStatusCode.TooManyRequests, "MaxStreams"));

        await open[0].DisposeAsync();
        await Eventually.IsAsync(() => OpenAsync(greedy), answer => answer.Status == HttpStatusCode.OK, "who leaves makes room");
        foreach (var stream in open) await stream.DisposeAsync();
    }

    [Fact]
    public async Task Without_messages_read_a_stream_tells_no_texts_and_no_numbers()
    {
        var (_, blind) = await KeyAsync("events:read");
        using var _ = blind;
        await using var stream = await EventStreamReader.OpenAsync(blind, "eventType=message.received");
        await ReceiveAsync("wamid.blind", "for other eyes");

        var (_, type, envelope) = await stream.NextAsync(_ => true);

        type.Should().Be("message.received");
        envelope.ToString().Should().NotContain("for other eyes").And.NotContain(Phone).And.NotContain("wamid.blind");
    }

    [Fact]
    public async Task A_key_that_is_narrowed_hears_only_what_is_left_to_it_on_streams_that_are_open()
    {
        var (id, key) = await KeyAsync("events:read", "messages:read");
        using var _ = key;
        await using var stream = await EventStreamReader.OpenAsync(key, "eventType=message.received");
        await ReceiveAsync("wamid.1", "first");
        (await stream.NextAsync(_ => true)).Data.ToString().Should().Contain("first");

        await PatchAsync(id, new { instanceIds = new[] { Guid.CreateVersion7() } });
        await ReceiveAsync("wamid.2", "second");
        await PatchAsync(id, new { instanceIds = (Guid[]?)null, scopes = new[] { "events:read" } });
        await ReceiveAsync("wamid.3", "third");

        var next = (await stream.NextAsync(_ => true)).Data.ToString();
        next.Should().NotContain("second").And.NotContain("third").And.Contain("\"masked\":true");
        stream.Seen.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_revoked_key_ends_its_open_streams_whether_something_happens_or_not(bool somethingHappens)
    {
        var (id, key) = await KeyAsync("events:read");
        using var _ = key;
        await using var stream = await EventStreamReader.OpenAsync(key, "eventType=message.received");
        await Host.PostAsync($"/api/v2/keys/{id}/revoke", new { });
        if (somethingHappens) await ReceiveAsync("wamid.late", "too late");

        var ended = stream.NextAsync(_ => true);
        await _fake.UntilAsync(() => Task.FromResult(ended.IsCompleted), done => done, "the stream ends");

        // An orderly end, not a connection that breaks.
        (await ended.Invoking(e => e).Should().ThrowAsync<InvalidOperationException>()).WithMessage("The stream ended");
        stream.Seen.Should().BeEmpty();
    }

    private static async Task<(HttpStatusCode Status, string Named)> OpenAsync(HttpClient client)
    {
        using var response = await client.GetAsync(new Uri("/api/v2/events/stream", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead);
        if (response.StatusCode == HttpStatusCode.OK) return (response.StatusCode, "");
        response.Headers.RetryAfter!.Delta.Should().BeGreaterThan(TimeSpan.Zero);
        var message = (await response.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("error").GetProperty("message")
            .GetString()!;
        return (response.StatusCode, message.Split("Omni:EventStream:")[1].Split(' ')[0]);
    }

    private async Task<(string Id, HttpClient Client)> KeyAsync(params string[] scopes)
    {
        var (_, made) = await Host.PostAsync("/api/v2/keys", new { name = "follower", scopes });
        var client = Host.NewClient();
        client.DefaultRequestHeaders.Add("x-api-key", made.GetProperty("data").GetProperty("plainTextKey").GetString());
        return (made.GetProperty("data").GetProperty("id").GetString()!, client);
    }

    private async Task PatchAsync(string id, object body)
    {
        using var content = JsonContent.Create(body);
        (await Host.Api.PatchAsync(new Uri($"/api/v2/keys/{id}", UriKind.Relative), content)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private async Task ReceiveAsync(string wamid, string text)
    {
        var body = TestWebhook.Text(wamid, Phone, text);
        (await Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), _fake.InstanceId)).StatusCode.Should().Be(HttpStatusCode.OK);
        await _fake.UntilAsync(() => Host.ListAsync($"/api/v2/events?eventType=message.received&search={text}"), found => found.Count > 0,
            "it is processed");
    }
}
