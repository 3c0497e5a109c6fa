using System.Net;
using System.Text.Json;
using Omni.Api.Tests.Sending.Outbox;
using Omni.Testing;

namespace Omni.Api.Tests.Subscriptions;

/// <summary>A subscription is one by its URL and name, however often it is made, and its secret is replaced without a gap.</summary>
public sealed class EnsuredSubscriptionTests(EnsuredSubscriptionTests.Running running) : IClassFixture<EnsuredSubscriptionTests.Running>
{
    private static readonly string[] Nothing = ["custom.nothing"];

    private FakeTimeHost Fake => running.Fake;

    [Fact]
    public async Task Many_calls_at_once_make_one_and_the_last_word_counts()
    {
        const string url = "https://example.com/once";
        var made = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => PostAsync(new { url, name = "shop", eventTypes = Nothing })));

        made.Count(m => m.Status == HttpStatusCode.Created).Should().Be(1);
        made.Count(m => m.Status == HttpStatusCode.OK).Should().Be(11);
        made.Select(m => Id(m.Body)).Distinct().Should().ContainSingle();
        made.Count(m => m.Body.GetProperty("data").TryGetProperty("secret", out _)).Should().Be(1, "only the creation shows the secret");

        var id = Id(made[0].Body);
        await Fake.Host.Api.PatchAsync(Path(id), JsonBody(new { state = "paused" }));
        var again = await PostAsync(new { url, name = " shop ", description = "the shop", eventTypes = new[] { "custom.none" } });
        var data = again.Body.GetProperty("data");
        (again.Status, Id(again.Body), data.GetProperty("name").GetString()).Should().Be((HttpStatusCode.OK, id, "shop"));
        (data.GetProperty("state").GetString(), data.GetProperty("description").GetString()).Should().Be(("paused", "the shop"));
        data.GetProperty("eventTypes")[0].GetString().Should().Be("custom.none");
    }

    [Fact]
    public async Task Another_url_another_name_and_no_name_are_others()
    {
        const string url = "https://example.com/others";
        var first = await NameAsync(url, "a");
        (string Url, string? Name)[] others = [(url, "b"), (url + "x", "a"), (url, "A"), (url, null), (url, null)];
        foreach (var (otherUrl, name) in others)
            (await NameAsync(otherUrl, name)).Status.Should().Be(HttpStatusCode.Created, $"{otherUrl} {name}");
        (await NameAsync("HTTPS://Example.com:443/others", "a")).Status
            .Should().Be(HttpStatusCode.OK, "it is the same address");

        var second = await NameAsync(url, "c");
        using var taken = await Fake.Host.Api.PatchAsync(Path(Id(second.Body)), JsonBody(new { name = "a" }));
        using var freed = await Fake.Host.Api.PatchAsync(Path(Id(first.Body)), JsonBody(new { name = (string?)null }));
        using var free = await Fake.Host.Api.PatchAsync(Path(Id(second.Body)), JsonBody(new { name = "a" }));
        (taken.StatusCode, freed.StatusCode, free.StatusCode).Should().Be((HttpStatusCode.Conflict, HttpStatusCode.OK, HttpStatusCode.OK));
    }

    [Fact]
    public async Task A_key_of_other_instances_does_not_take_it_over()
    {
        await NameAsync("https://example.com/all", "all");
        var limited = (await Fake.Host.PostAsync("/api/v2/keys", new
        {
            name = "limited",
            scopes = new[] { "subscriptions:*", "events:read" },
            instanceIds = new[] { Fake.InstanceId },
        })).Body.GetProperty("data").GetProperty("plainTextKey").GetString()!;
        using var stranger = Fake.Host.NewClient();
        stranger.DefaultRequestHeaders.Add("x-api-key", limited);

        var (status, _) = await Fake.Host.PostAsync(
            "/api/v2/subscriptions", new { url = "https://example.com/all", name = "all" }, stranger);

        status.Should().Be(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_rotated_secret_signs_beside_the_old_one_for_its_time()
    {
        await using var receiver = await EventReceiver.StartAsync();
        var made = (await PostAsync(new { url = receiver.Address, name = "rotated", eventTypes = new[] { "message.received" } })).Body;
        var (id, old) = (Id(made), SecretOf(made));

        var rotated = (await Fake.Host.PostAsync($"/api/v2/subscriptions/{id}/rotate-secret", new { overlapHours = 1 })).Body;

        rotated.GetProperty("data").GetProperty("previousSecretUntil").GetDateTimeOffset()
            .Should().BeCloseTo(Fake.Time.GetUtcNow().AddHours(1), TimeSpan.FromMinutes(1));
        (await SignaturesAsync(receiver, "wamid.rotate.1")).Should().Be(2);
        Fake.Time.Advance(TimeSpan.FromHours(1));
        (await SignaturesAsync(receiver, "wamid.rotate.2")).Should().Be(1);
        SecretOf(rotated).Should().NotBe(old);
        using var wrong = await Fake.Host.Api.PostAsync(
            new Uri($"/api/v2/subscriptions/{id}/rotate-secret", UriKind.Relative), JsonBody(new { overlapHours = 169, secret = "short" }));
        wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private async Task<int> SignaturesAsync(EventReceiver receiver, string wamid)
    {
        var before = receiver.Posts.Count;
        var body = TestWebhook.Text(wamid, "5511987650001", wamid);
        (await Fake.Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), Fake.InstanceId)).EnsureSuccessStatusCode();
        var posts = await Fake.UntilAsync(() => Task.FromResult(receiver.Posts), p => p.Count > before, "it was posted");
        return posts[before].Headers["webhook-signature"].Split(' ').Length;
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(object body) =>
        await Fake.Host.PostAsync("/api/v2/subscriptions", body);

    private Task<(HttpStatusCode Status, JsonElement Body)> NameAsync(string url, string? name) =>
        PostAsync(new { url, name, eventTypes = Nothing });

    private static Uri Path(string id) => new($"/api/v2/subscriptions/{id}", UriKind.Relative);

    private static StringContent JsonBody(object body) =>
        new(JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");

    private static string Id(JsonElement answer) => answer.GetProperty("data").GetProperty("id").GetString()!;

    private static string SecretOf(JsonElement answer) => answer.GetProperty("data").GetProperty("secret").GetString()!;

    /// <summary>One host for all.</summary>
    public sealed class Running : IAsyncLifetime
    {
        internal FakeTimeHost Fake { get; private set; } = null!;

        public async ValueTask InitializeAsync() =>
            Fake = await FakeTimeHost.StartAsync(("Omni:Subscriptions:AllowPrivateAddresses", "true"));

        public async ValueTask DisposeAsync() => await Fake.DisposeAsync();
    }
}
