using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Omni.Api.Tests.Sending.Outbox;
using Omni.Testing;

namespace Omni.Api.Tests.Subscriptions;

/// <summary>A subscription posts what the key that made it may read, and says why when that is nothing any more.</summary>
public sealed class SubscriptionOwnerTests : IAsyncLifetime
{
    private const string Phone = "5511987650000";

    private static readonly string[]
        All = ["subscriptions:*", "events:read", "messages:read"],
        Blind = ["subscriptions:*", "events:read"],
        Deaf = ["subscriptions:*", "messages:read"];

    private FakeTimeHost _fake = null!;
    private EventReceiver _receiver = null!;

    private OmniHost Host => _fake.Host;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeTimeHost.StartAsync(("Omni:Subscriptions:AllowPrivateAddresses", "true"));
        _receiver = await EventReceiver.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _fake.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_key_that_may_not_read_events_does_not_have_them_posted_either()
    {
        var (_, deaf) = await KeyAsync(Deaf);
        using var _ = deaf;

        var (status, body) = await Host.PostAsync("/api/v2/subscriptions", new { url = _receiver.Address }, deaf);

        status.Should().Be(HttpStatusCode.Forbidden);
        body.GetProperty("error").GetProperty("message").GetString().Should().Contain("events:read");
    }

    [Fact]
    public async Task A_key_that_may_not_read_messages_gets_events_without_texts_and_numbers()
    {
        var (_, blind) = await KeyAsync(Blind);
        using var _ = blind;
        await SubscribeAsync(blind);
        await ReceiveAsync("wamid.blind", "for other eyes");

        var post = (await ArrivedAsync(1))[0];

        post.Body.Should().NotContain("for other eyes").And.NotContain(Phone).And.NotContain("wamid.blind").And.NotContain("Maria");
        var envelope = JsonElement.Parse(post.Body);
        (envelope.GetProperty("type").GetString(), envelope.GetProperty("payload").GetProperty("masked").GetBoolean(),
            envelope.GetProperty("payload").GetProperty("from").GetString())
            .Should().Be(("message.received", true, "+55*****0000"));
        envelope.GetProperty("metadata").GetProperty("instanceId").GetGuid().Should().Be(_fake.InstanceId);
        envelope.GetProperty("timestamp").ValueKind.Should().Be(JsonValueKind.Number);
    }

    [Theory]
    [InlineData("revoke", "was revoked")]
    [InlineData("delete", "was deleted")]
    [InlineData("expire", "has expired")]
    [InlineData("scope", "lacks the scope events:read")]
    [InlineData("instances", "no longer use its instances")]
    public async Task What_becomes_of_the_key_becomes_of_the_subscription(string what, string reason)
    {
        var (key, client) = await KeyAsync(All, _fake.Time.GetUtcNow().AddHours(1));
        using var _ = client;
        var id = await SubscribeAsync(client);
        await ReceiveAsync("wamid.before", "before");
        await ArrivedAsync(1);

        switch (what)
        {
            case "revoke": await Host.PostAsync($"/api/v2/keys/{key}/revoke", new { }); break;
            case "delete": await Host.Api.DeleteAsync(new Uri($"/api/v2/keys/{key}", UriKind.Relative)); break;
            case "expire": _fake.Time.Advance(TimeSpan.FromHours(1)); break;
            case "scope": await PatchAsync($"keys/{key}", new { scopes = Deaf }); break;
            default: await PatchAsync($"keys/{key}", new { instanceIds = new[] { Guid.CreateVersion7() } }); break;
        }

        var shown = (await Host.GetAsync($"/api/v2/subscriptions/{id}")).GetProperty("data");
        shown.GetProperty("state").GetString().Should().Be("disabled", "it shows at once");
        shown.GetProperty("disabledReason").GetString().Should().Contain(reason);
        await ReceiveAsync("wamid.after", "afterwards");
        await _fake.UntilAsync(() => Host.GetAsync($"/api/v2/subscriptions/{id}"), s => s.GetProperty("data").GetProperty("state")
            .GetString() == "disabled", "it is disabled");
        _receiver.Posts.Should().ContainSingle().Which.Body.Should().Contain("before");

        // Somebody who may read events answers for it from now on.
        (await PatchAsync($"subscriptions/{id}", new { state = "active" })).Status.Should().Be(HttpStatusCode.OK);
        await ReceiveAsync("wamid.anew", "taken up again");
        (await ArrivedAsync(2))[1].Body.Should().Contain("taken up again");
    }

    [Fact]
    public async Task What_waits_when_the_key_is_narrowed_is_not_posted()
    {
        _receiver.Answer = _ => 503;
        var other = Guid.CreateVersion7();
        var (key, client) = await KeyAsync(All);
        using var _ = client;
        var id = await SubscribeAsync(client);
        await ReceiveAsync("wamid.waits", "waits");
        await _fake.UntilAsync(() => Task.FromResult(_receiver.Posts.Count), n => n > 0, "it is tried");
        await PatchAsync($"subscriptions/{id}", new { instanceIds = new[] { _fake.InstanceId, other } });
        await PatchAsync($"keys/{key}", new { instanceIds = new[] { other } });
        var before = _receiver.Posts.Count;
        _receiver.Answer = _ => 200;

        var failed = await _fake.UntilAsync(() => Host.ListAsync($"/api/v2/subscriptions/{id}/deliveries?status=failed"), found =>
            found.Count > 0, "it is given up");

        failed[0].GetProperty("error").GetString().Should().Contain("may not use");
        _receiver.Posts.Count.Should().Be(before);
        var shown = (await Host.GetAsync($"/api/v2/subscriptions/{id}")).GetProperty("data");
        shown.GetProperty("state").GetString().Should().Be("active", "the other instance is still its own");
        shown.GetProperty("withheldReason").GetString().Should().Contain("events of the others are not posted");
    }

    [Fact]
    public async Task A_key_does_not_turn_another_ones_subscription_to_itself_to_read_more()
    {
        var (_, deaf) = await KeyAsync(Deaf);
        var (_, blind) = await KeyAsync(Blind);
        using var _1 = deaf;
        using var _2 = blind;
        var theirs = await SubscribeAsync(Host.Api);
        var elsewhere = new { url = new Uri(_receiver.Address, "/elsewhere") };

        (await PatchAsync($"subscriptions/{theirs}", elsewhere, deaf)).Status.Should().Be(HttpStatusCode.Forbidden);
        (await PatchAsync($"subscriptions/{theirs}", elsewhere, blind)).Status.Should().Be(HttpStatusCode.Forbidden);
        (await Host.GetAsync($"/api/v2/subscriptions/{theirs}")).GetProperty("data").GetProperty("url").GetString().Should()
            .NotContain("elsewhere");
    }

    [Fact]
    public async Task Wider_instances_by_another_key_give_the_owner_no_more()
    {
        var (_, owner) = await KeyAsync(All, expiresAt: null, Guid.CreateVersion7());
        using var _ = owner;
        var id = await SubscribeAsync(owner);

        (await PatchAsync($"subscriptions/{id}", new { instanceIds = (string[]?)null })).Status.Should().Be(HttpStatusCode.OK);
        await SubscribeAsync(Host.Api);
        await ReceiveAsync("wamid.wider", "not theirs");
        await ArrivedAsync(1);

        (await Host.ListAsync($"/api/v2/subscriptions/{id}/deliveries")).Should().BeEmpty();
        (await Host.GetAsync($"/api/v2/subscriptions/{id}")).GetProperty("data").GetProperty("withheldReason").ValueKind.Should()
            .Be(JsonValueKind.String);
    }

    private async Task<(string Id, HttpClient Client)> KeyAsync(string[] scopes, DateTimeOffset? expiresAt = null, Guid? instance = null)
    {
        var instanceIds = instance is null ? null : new[] { instance };
        var (status, made) = await Host.PostAsync(
            "/api/v2/keys", new { name = "owner", scopes, expiresAt = expiresAt?.ToString("O"), instanceIds });
        status.Should().Be(HttpStatusCode.Created, made.ToString());
        var client = Host.NewClient();
        client.DefaultRequestHeaders.Add("x-api-key", made.GetProperty("data").GetProperty("plainTextKey").GetString());
        return (made.GetProperty("data").GetProperty("id").GetString()!, client);
    }

    private async Task<string> SubscribeAsync(HttpClient client)
    {
        // A key without a limit names the instance, as one that is narrowed later would have.
        var (status, made) = await Host.PostAsync("/api/v2/subscriptions",
            new { url = _receiver.Address, eventTypes = new[] { "message.received" }, instanceIds = await InstancesAsync(client) }, client);
        status.Should().Be(HttpStatusCode.Created, made.ToString());
        return made.GetProperty("data").GetProperty("id").GetString()!;
    }

    private async Task<Guid[]?> InstancesAsync(HttpClient client)
    {
        using var probe = await client.GetAsync(new Uri($"/api/v2/events?instanceId={_fake.InstanceId}", UriKind.Relative));
        return probe.StatusCode == HttpStatusCode.OK ? [_fake.InstanceId] : null;
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> PatchAsync(string path, object body, HttpClient? client = null)
    {
        using var content = JsonContent.Create(body);
        using var response = await (client ?? Host.Api).PatchAsync(new Uri($"/api/v2/{path}", UriKind.Relative), content);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private async Task ReceiveAsync(string wamid, string text)
    {
        var body = TestWebhook.Text(wamid, Phone, text);
        (await Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), _fake.InstanceId)).StatusCode.Should().Be(HttpStatusCode.OK);
        await _fake.UntilAsync(() => Host.ListAsync($"/api/v2/events?eventType=message.received&search={Uri.EscapeDataString(text)}"),
            found => found.Count > 0, "it is processed");
    }

    private Task<IReadOnlyList<EventReceiver.Post>> ArrivedAsync(int count) =>
        _fake.UntilAsync(() => Task.FromResult(_receiver.Posts), posts => posts.Count >= count, "the event is posted");
}
