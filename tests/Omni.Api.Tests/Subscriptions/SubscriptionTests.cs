using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Omni.Api.Tests.Sending.Outbox;
using Omni.Testing;

namespace Omni.Api.Tests.Subscriptions;

/// <summary>Events posted to somebody's URL.</summary>
public sealed class SubscriptionTests : IAsyncLifetime
{
    private static readonly (string, string)[] Settings =
        [("Omni:Subscriptions:AllowPrivateAddresses", "true"), ("Omni:Subscriptions:FirstRetryAfter", "00:00:05")];

    private FakeTimeHost _fake = null!;
    private EventReceiver _receiver = null!;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeTimeHost.StartAsync(Settings);
        _receiver = await EventReceiver.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _fake.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task An_event_is_posted_once_signed_by_the_standard_and_nobody_elses_comes()
    {
        var (id, secret) = await SubscribeAsync(new { url = _receiver.Address, eventTypes = new[] { "message.*" } });
        await ReceiveAsync("wamid.sub.1", "hello");

        var post = (await ArrivedAsync(1))[0];

        var envelope = JsonElement.Parse(post.Body);
        post.Headers["webhook-id"].Should().Be(envelope.GetProperty("id").GetString());
        var signed = $"{post.Headers["webhook-id"]}.{post.Headers["webhook-timestamp"]}.{post.Body}";
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)));
        post.Headers["webhook-signature"].Should().Be($"v1,{signature}");
        envelope.GetProperty("type").GetString().Should().Be("message.received");
        var log = await _fake.UntilAsync(() => DeliveriesAsync(id, "delivered"), d => d.Count > 0, "the delivery is noted");
        log.Should().ContainSingle().Which.GetProperty("responseStatus").GetInt32().Should().Be(200);
        (await _fake.Host.GetAsync($"/api/v2/subscriptions/{id}")).ToString().Should().NotContain(secret, "the secret is shown once");
    }

    [Fact]
    public async Task A_receiver_in_trouble_gets_everything_later_in_order()
    {
        var isDown = true;
        _receiver.Answer = _ => isDown ? 503 : 200;
        var (id, _) = await SubscribeAsync(new { url = _receiver.Address, eventTypes = new[] { "message.received" } });
        for (var i = 0; i < 5; i++) await ReceiveAsync($"wamid.trouble.{i}", $"{i}");
        await _fake.UntilAsync(
            () => _fake.Host.GetAsync($"/api/v2/subscriptions/{id}"),
            s => s.GetProperty("data").GetProperty("failingSince").ValueKind == JsonValueKind.String,
            "the trouble is noted");
        await _fake.UntilAsync(() => Task.FromResult(_receiver.Posts.Count), n => n >= 3, "it is tried again and again");
        var triesWhileDown = _receiver.Posts.Count;
        _receiver.Posts.Take(triesWhileDown).Select(TextOf)
            .Should().OnlyContain(text => text == "0", "the first in the line is tried, the others wait behind it");
        isDown = false;

        await _fake.UntilAsync(() => DeliveriesAsync(id, "delivered"), d => d.Count == 5, "all are delivered");

        var texts = _receiver.Posts.Skip(triesWhileDown).Select(TextOf).Distinct();
        texts.Should().Equal("0", "1", "2", "3", "4");
        (await _fake.Host.GetAsync($"/api/v2/subscriptions/{id}")).GetProperty("data").GetProperty("failingSince").ValueKind
            .Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_event_that_the_receiver_refuses_is_tried_again_while_others_pass()
    {
        _receiver.Answer = post => post.Body.Contains("poison", StringComparison.Ordinal) ? 422 : 200;
        var (id, _) = await SubscribeAsync(new { url = _receiver.Address, eventTypes = new[] { "message.received" } });
        await ReceiveAsync("wamid.refused.0", "poison");
        await ReceiveAsync("wamid.refused.1", "fine");

        await _fake.UntilAsync(() => DeliveriesAsync(id, "delivered"), d => d.Count == 1, "the good one passes");
        var waiting = (await DeliveriesAsync(id, "pending")).Should().ContainSingle().Subject;

        waiting.GetProperty("error").GetString().Should().Be("The receiver answered 422");
    }

    [Fact]
    public async Task After_a_day_of_nothing_it_is_disabled_with_the_reason_and_can_be_taken_up_again()
    {
        _receiver.Answer = _ => 500;
        var (id, _) = await SubscribeAsync(new { url = _receiver.Address, eventTypes = new[] { "message.received" } });
        await ReceiveAsync("wamid.dead", "into the void");
        await Eventually.IsAsync(() => Task.FromResult(_receiver.Posts.Count), n => n > 0, "it is tried");

        var state = await Eventually.IsAsync(() =>
        {
            _fake.Time.Advance(TimeSpan.FromMinutes(10));
            return _fake.Host.GetAsync($"/api/v2/subscriptions/{id}");
        }, s => s.GetProperty("data").GetProperty("state").GetString() == "disabled", "it is given up");
        state.GetProperty("data").GetProperty("disabledReason").GetString().Should().Contain("24 hours").And.Contain("500");
        _receiver.Posts.Count.Should().BeLessThan(40, "the waits grow");

        _receiver.Answer = _ => 200;
        var failed = (await DeliveriesAsync(id, "failed")).Should().ContainSingle().Subject;
        var again = $"/api/v2/subscriptions/{id}/deliveries/{failed.GetProperty("id").GetString()}/redeliver";
        (await _fake.Host.PostAsync(again, new { })).Status.Should().Be(HttpStatusCode.Conflict, "a disabled one must be taken up first");
        using (var patch = new StringContent("{\"state\":\"active\"}", Encoding.UTF8, "application/json"))
            (await _fake.Host.Api.PatchAsync(new Uri($"/api/v2/subscriptions/{id}", UriKind.Relative), patch)).StatusCode
                .Should().Be(HttpStatusCode.OK);
        (await _fake.Host.PostAsync(again, new { })).Status.Should().Be(HttpStatusCode.OK);
        await _fake.UntilAsync(() => DeliveriesAsync(id, "delivered"), d => d.Count == 1, "it is delivered by hand");
    }

    [Fact]
    public async Task A_receiver_that_says_410_is_left_alone_at_once()
    {
        _receiver.Answer = _ => 410;
        var (id, _) = await SubscribeAsync(new { url = _receiver.Address, eventTypes = new[] { "message.received" } });
        await ReceiveAsync("wamid.gone", "anybody there?");

        var state = await _fake.UntilAsync(
            () => _fake.Host.GetAsync($"/api/v2/subscriptions/{id}"),
            s => s.GetProperty("data").GetProperty("state").GetString() == "disabled",
            "it is disabled");

        state.GetProperty("data").GetProperty("disabledReason").GetString().Should().Contain("410");
    }

    [Fact]
    public async Task What_happened_while_it_was_paused_is_not_posted()
    {
        var (id, _) = await SubscribeAsync(new { url = _receiver.Address, eventTypes = new[] { "message.received" } });
        await PatchAsync(id, new { state = "paused" });
        await ReceiveAsync("wamid.paused", "unheard");
        await PatchAsync(id, new { state = "active" });
        await ReceiveAsync("wamid.resumed", "heard");

        var posts = await ArrivedAsync(1);

        posts.Should().ContainSingle().Which.Body.Should().Contain("heard").And.NotContain("unheard");
    }

    [Fact]
    public async Task More_subscriptions_than_are_served_at_once_all_get_their_event()
    {
        const int Many = 40;
        for (var i = 0; i < Many; i++)
            await SubscribeAsync(new { url = new Uri(_receiver.Address, $"/{i}"), eventTypes = new[] { "message.received" } });
        await ReceiveAsync("wamid.many", "for everybody");

        await Eventually.IsAsync(() => Task.FromResult(_receiver.Posts.Count), n => n >= Many, "each is served, while no time passes");

        _receiver.Posts.Select(p => p.Headers["webhook-signature"])
            .Should().OnlyHaveUniqueItems("each is signed with a secret of its own").And.HaveCount(Many);
    }

    [Fact]
    public async Task A_restart_posts_what_was_left()
    {
        _receiver.Answer = _ => 503;
        await SubscribeAsync(new { url = _receiver.Address, eventTypes = new[] { "message.received" } });
        await ReceiveAsync("wamid.left", "left over");
        await Eventually.IsAsync(() => Task.FromResult(_receiver.Posts.Count), n => n > 0, "it is tried");
        await _fake.RestartAsync();
        var before = _receiver.Posts.Count;
        _receiver.Answer = _ => 200;

        await _fake.UntilAsync(() => Task.FromResult(_receiver.Posts.Count), n => n > before, "it is posted after the restart");
    }

    private static string? TextOf(EventReceiver.Post post) =>
        JsonElement.Parse(post.Body).GetProperty("payload").GetProperty("content").GetProperty("text").GetString();

    private async Task<(string Id, string Secret)> SubscribeAsync(object body)
    {
        var (status, made) = await _fake.Host.PostAsync("/api/v2/subscriptions", body);
        status.Should().Be(HttpStatusCode.Created, made.ToString());
        var data = made.GetProperty("data");
        return (data.GetProperty("id").GetString()!, data.GetProperty("secret").GetString()!);
    }

    private async Task PatchAsync(string id, object body)
    {
        using var patch = System.Net.Http.Json.JsonContent.Create(body);
        (await _fake.Host.Api.PatchAsync(new Uri($"/api/v2/subscriptions/{id}", UriKind.Relative), patch)).StatusCode
            .Should().Be(HttpStatusCode.OK);
    }

    private async Task ReceiveAsync(string wamid, string text)
    {
        var body = TestWebhook.Text(wamid, "5511987650000", text);
        (await _fake.Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), _fake.InstanceId)).StatusCode
            .Should().Be(HttpStatusCode.OK);
        await _fake.UntilAsync(
            () => _fake.Host.ListAsync($"/api/v2/events?eventType=message.received&search={Uri.EscapeDataString(text)}"),
            found => found.Count > 0,
            "it is processed");
    }

    private Task<IReadOnlyList<EventReceiver.Post>> ArrivedAsync(int count) =>
        _fake.UntilAsync(() => Task.FromResult(_receiver.Posts), posts => posts.Count >= count, "the event is posted");

    private Task<IReadOnlyList<JsonElement>> DeliveriesAsync(string id, string state) =>
        _fake.Host.ListAsync($"/api/v2/subscriptions/{id}/deliveries?status={state}");
}
