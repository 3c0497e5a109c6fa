using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Access;

/// <summary>No key outgrows itself: not by changing itself, and not by what it makes, changes or sees.</summary>
public sealed class KeyCeilingTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Later = "2199-01-01T00:00:00Z", End = "2190-01-01T00:00:00Z", Earlier = "2180-01-01T00:00:00Z";

    private static readonly string[] MakerScopes = ["keys:*", "chats:read"];

    private OmniHost Host => fixture.Host;

    [Theory]
    [InlineData("{\"expiresAt\":null}")]
    [InlineData("{\"expiresAt\":\"2199-01-01T00:00:00Z\"}")]
    [InlineData("{\"expiresAt\":\"2180-01-01T00:00:00Z\"}")]
    [InlineData("{\"rateLimit\":null}")]
    [InlineData("{\"rateLimit\":6000000}")]
    [InlineData("{\"rateLimit\":5}")]
    [InlineData("{\"scopes\":[\"*\"]}")]
    [InlineData("{\"scopes\":[\"keys:*\",\"chats:read\",\"messages:read\"]}")]
    [InlineData("{\"instanceIds\":[]}")]
    [InlineData("{\"name\":\"still me\",\"rateLimit\":null}")]
    public async Task A_key_does_not_change_what_it_is_good_for_itself(string change)
    {
        var (id, maker) = await MakeAsync(new { name = "maker", scopes = MakerScopes, rateLimit = 6000, expiresAt = End });
        using var _ = maker;

        (await PatchAsync(id, change, maker)).Status.Should().Be(HttpStatusCode.Forbidden);

        var key = (await Host.GetAsync($"/api/v2/keys/{id}")).GetProperty("data");
        (key.GetProperty("name").GetString(), key.GetProperty("rateLimit").GetInt32(), key.GetProperty("expiresAt").GetDateTimeOffset(),
            key.GetProperty("scopes").GetArrayLength())
            .Should().Be(("maker", 6000, DateTimeOffset.Parse(End, System.Globalization.CultureInfo.InvariantCulture), 2));
    }

    [Fact]
    public async Task A_key_may_give_itself_another_name_and_say_again_what_is_so()
    {
        var (id, maker) = await MakeAsync(new { name = "maker", scopes = MakerScopes, rateLimit = 6000, expiresAt = End });
        using var _ = maker;

        var (status, body) = await PatchAsync(id,
            $"{{\"name\":\"renamed\",\"description\":\"mine\",\"rateLimit\":6000,\"expiresAt\":\"{End}\"}}", maker);

        (status, body.GetProperty("data").GetProperty("name").GetString()).Should().Be((HttpStatusCode.OK, "renamed"));
    }

    [Theory]
    [InlineData(null, 60, true, "expiresAt")]
    [InlineData(Later, 60, true, "expiresAt")]
    [InlineData(Earlier, null, true, "rateLimit")]
    [InlineData(Earlier, 6001, true, "rateLimit")]
    [InlineData(Earlier, 60, false, "messages:write")]
    public async Task A_key_gives_none_what_it_has_not_itself(string? expiresAt, int? rateLimit, bool withOwnScopes, string named)
    {
        var (_, maker) = await MakeAsync(new { name = "maker", scopes = MakerScopes, rateLimit = 6000, expiresAt = End });
        using var _1 = maker;
        var scopes = withOwnScopes ? ["chats:read"] : new[] { "messages:write" };
        var (within, client) = await MakeAsync(Weak("within"), maker);
        client.Dispose();

        var (status, body) = await Host.PostAsync("/api/v2/keys", new { name = "more", scopes, rateLimit, expiresAt }, maker);
        status.Should().Be(HttpStatusCode.Forbidden, body.ToString());
        body.GetProperty("error").GetProperty("message").GetString().Should().Contain(named);

        (await PatchAsync(within, JsonSerializer.Serialize(new { scopes, rateLimit, expiresAt }), maker)).Status.Should()
            .Be(HttpStatusCode.Forbidden, "nor by changing one that it made");
    }

    [Theory]
    [InlineData("{\"name\":\"no expiry\",\"scopes\":[\"chats:read\"],\"rateLimit\":60}")]
    [InlineData("{\"name\":\"no rate\",\"scopes\":[\"chats:read\"],\"expiresAt\":\"2180-01-01T00:00:00Z\"}")]
    [InlineData(
        "{\"name\":\"more scopes\",\"scopes\":[\"chats:read\",\"events:read\"],\"rateLimit\":60,\"expiresAt\":\"2180-01-01T00:00:00Z\"}")]
    [InlineData("{\"name\":\"later\",\"scopes\":[\"chats:read\"],\"rateLimit\":60,\"expiresAt\":\"2199-01-01T00:00:00Z\"}")]
    public async Task A_key_neither_sees_nor_touches_one_that_is_good_for_more(string stronger)
    {
        var (_, maker) = await MakeAsync(new { name = "maker", scopes = MakerScopes, rateLimit = 6000, expiresAt = End });
        var (strong, client) = await MakeAsync(stronger);
        using var _ = maker;
        using var _1 = client;
        const string Weak = "{\"scopes\":[\"chats:read\"],\"rateLimit\":60,\"expiresAt\":\"2180-01-01T00:00:00Z\"}";

        foreach (var path in new[] { $"/api/v2/keys/{strong}", $"/api/v2/keys/{strong}/audit", $"/api/v2/audit?keyId={strong}" })
            (await maker.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Forbidden, path);
        (await PatchAsync(strong, Weak, maker)).Status.Should().Be(HttpStatusCode.Forbidden, "not even to make it weaker");
        (await Host.PostAsync($"/api/v2/keys/{strong}/revoke", new { }, maker)).Status.Should().Be(HttpStatusCode.Forbidden);
        (await maker.DeleteAsync(new Uri($"/api/v2/keys/{strong}", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await client.GetAsync(new Uri("/api/v2/chats", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Listed_are_only_keys_that_the_caller_could_have_made_page_by_page()
    {
        var (makerId, maker) = await MakeAsync(new { name = "lister", scopes = MakerScopes, rateLimit = 6000, expiresAt = End });
        using var _ = maker;
        var own = new List<string> { makerId };
        for (var i = 0; i < 3; i++)
        {
            var (id, client) = await MakeAsync(Weak($"own {i}"), maker);
            (await MakeAsync(new { name = $"strange {i}", scopes = new[] { "*" } })).Client.Dispose();
            client.Dispose();
            own.Add(id);
        }

        var seen = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var page = JsonElement.Parse(await maker.GetStringAsync(
                new Uri($"/api/v2/keys?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}", UriKind.Relative)));
            seen.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("meta").GetProperty("cursor").GetString();
        }
        while (cursor is not null);

        var ids = seen.ConvertAll(k => k.GetProperty("id").GetString()!);
        ids.Should().OnlyHaveUniqueItems().And.Contain(own);
        seen.Should().OnlyContain(k => !k.GetProperty("isPrimary").GetBoolean() && k.GetProperty("rateLimit").GetInt32() <= 6000
            && k.GetProperty("expiresAt").GetDateTimeOffset().Year <= 2190);
        (await Host.ListAsync("/api/v2/keys?limit=100")).Should()
            .Contain(k => k.GetProperty("name").GetString() == "strange 0", "the primary key sees all");
    }

    [Fact]
    public async Task The_audit_tells_a_key_nothing_of_keys_that_are_good_for_more()
    {
        var (_, maker) = await MakeAsync(new { name = "reader of the audit", scopes = MakerScopes });
        using var _1 = maker;
        var (_, strong) = await MakeAsync(new { name = "strong and secret", scopes = new[] { "*" } });
        using var _2 = strong;
        await strong.GetAsync(new Uri("/api/v2/chats", UriKind.Relative));
        await maker.GetAsync(new Uri("/api/v2/chats", UriKind.Relative));
        await Eventually.IsAsync(() => Host.ListAsync("/api/v2/audit"), all =>
            new[] { "strong and secret", "reader of the audit" }.All(n => all.Any(e => e.GetProperty("apiKeyName").GetString() == n)),
            "both are noted");

        var seen = await maker.GetStringAsync(new Uri("/api/v2/audit?limit=100", UriKind.Relative));

        seen.Should().Contain("reader of the audit").And.NotContain("strong and secret").And.NotContain("\"primary\"");
    }

    [Fact]
    public async Task Making_more_keys_or_making_them_anew_gives_no_more_requests_a_minute()
    {
        var (_, maker) = await MakeAsync(new { name = "four a minute", scopes = MakerScopes, rateLimit = 4 });
        using var _1 = maker;
        var (child, first) = await MakeAsync(new { name = "child", scopes = MakerScopes, rateLimit = 4 }, maker);
        using var _2 = first;
        (await first.DeleteAsync(new Uri($"/api/v2/keys/{child}", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);
        var (_, second) = await MakeAsync(new { name = "child once more", scopes = new[] { "chats:read" }, rateLimit = 4 }, maker);
        using var _3 = second;

        (await second.GetAsync(new Uri("/api/v2/chats", UriKind.Relative))).StatusCode.Should()
            .Be(HttpStatusCode.OK, "it is the fourth of the family");
        (await second.GetAsync(new Uri("/api/v2/chats", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        (await maker.GetAsync(new Uri("/api/v2/chats", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_key_with_the_hosts_rate_gives_no_more_than_that()
    {
        var (_, admin) = await MakeAsync(new { name = "admin", scopes = new[] { "*" } });
        using var _ = admin;

        (await Host.PostAsync("/api/v2/keys", new { name = "faster", scopes = new[] { "*" }, rateLimit = 120_001 }, admin)).Status.Should()
            .Be(HttpStatusCode.Forbidden);
        (await Host.PostAsync("/api/v2/keys", new { name = "as fast", scopes = new[] { "*" }, rateLimit = 120_000 }, admin)).Status.Should()
            .Be(HttpStatusCode.Created);
        (await Host.PostAsync("/api/v2/keys", new { name = "faster", scopes = new[] { "*" }, rateLimit = 1_000_000 })).Status.Should()
            .Be(HttpStatusCode.Created, "the primary key has no ceiling");
    }

    /// <summary>A key that all of the makers may give.</summary>
    private static object Weak(string name) => new { name, scopes = new[] { "chats:read" }, rateLimit = 60, expiresAt = Earlier };

    private async Task<(string Id, HttpClient Client)> MakeAsync(object body, HttpClient? by = null)
    {
        var (status, made) = await Host.PostAsync("/api/v2/keys", body as string ?? body, by);
        status.Should().Be(HttpStatusCode.Created, made.ToString());
        var client = Host.NewClient();
        client.DefaultRequestHeaders.Add("x-api-key", made.GetProperty("data").GetProperty("plainTextKey").GetString());
        return (made.GetProperty("data").GetProperty("id").GetString()!, client);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PatchAsync(string id, string body, HttpClient client)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await client.PatchAsync(new Uri($"/api/v2/keys/{id}", UriKind.Relative), content);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}
