using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Access;

/// <summary>Keys: made, limited, revoked; and what is noted of their use.</summary>
public sealed class KeyTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task A_key_is_shown_once_and_works_at_once()
    {
        var (id, client, text) =
            await MakeAsync(new { name = "reader", description = "of the dashboard", scopes = new[] { "chats:read" } });
        using (client)
        {
            (await client.GetAsync(new Uri("/api/v2/chats", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);
            (await client.GetAsync(new Uri("/api/v2/messages", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        }

        text.Should().MatchRegex("^omni_sk_[A-Za-z0-9]{32}$");
        var read = (await Host.GetAsync($"/api/v2/keys/{id}")).GetProperty("data");
        read.ToString().Should().NotContain(text);
        read.GetProperty("status").GetString().Should().Be("active");
        read.GetProperty("createdBy").GetString().Should().Be("primary");
        text.Should().StartWith(read.GetProperty("keyPrefix").GetString());
    }

    [Fact]
    public async Task A_revoked_key_is_refused_from_the_next_request_on()
    {
        var (id, client, _) = await MakeAsync(new { name = "short-lived", scopes = new[] { "*" } });
        using var _ = client;
        (await client.GetAsync(new Uri("/api/v2/chats", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);

        var (status, body) = await Host.PostAsync($"/api/v2/keys/{id}/revoke", new { reason = "the laptop was lost" });

        status.Should().Be(HttpStatusCode.OK);
        (body.GetProperty("data").GetProperty("status")
            .GetString(), body.GetProperty("data").GetProperty("revokeReason").GetString()).Should().Be(("revoked", "the laptop was lost"));
        (await client.GetAsync(new Uri("/api/v2/chats", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await Host.ListAsync("/api/v2/keys?status=revoked")).Should().Contain(k => k.GetProperty("id").GetString() == id);
    }

    [Fact]
    public async Task A_key_can_be_narrowed_and_deleted()
    {
        var (id, client, _) = await MakeAsync(new { name = "wide", scopes = new[] { "*" }, rateLimit = 500 });
        using var _ = client;

        (await PatchAsync(id, new { scopes = new[] { "events:read" }, rateLimit = (int?)null, instanceIds = new[] { fixture.InstanceId } }))
            .GetProperty("data").GetProperty("rateLimit").ValueKind.Should().Be(JsonValueKind.Null);
        (await client.GetAsync(new Uri("/api/v2/chats", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await client.GetAsync(new Uri("/api/v2/events", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);

        (await Host.Api.DeleteAsync(new Uri($"/api/v2/keys/{id}", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await client.GetAsync(new Uri("/api/v2/events", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Nobody_gives_more_than_he_has_and_nobody_touches_the_primary_key()
    {
        var (_, maker, _) = await MakeAsync(new { name = "maker", scopes = new[] { "keys:*", "chats:read" } });
        using var _ = maker;

        (await Host.PostAsync("/api/v2/keys", new { name = "more", scopes = new[] { "*" } }, maker)).Status
            .Should().Be(HttpStatusCode.Forbidden);
        (await Host.PostAsync("/api/v2/keys", new { name = "same", scopes = new[] { "chats:read" } }, maker)).Status
            .Should().Be(HttpStatusCode.Created);
        var (strong, strongClient, _) = await MakeAsync(new { name = "stronger", scopes = new[] { "messages:write" } });
        using var _1 = strongClient;
        (await Host.PostAsync($"/api/v2/keys/{strong}/revoke", new { }, maker)).Status.Should().Be(HttpStatusCode.Forbidden);
        var primary = (await Host.ListAsync("/api/v2/keys?limit=100")).Single(k => k.GetProperty("isPrimary").GetBoolean())
            .GetProperty("id").GetString();
        (await Host.Api.DeleteAsync(new Uri($"/api/v2/keys/{primary}", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await Host.PostAsync($"/api/v2/keys/{primary}/revoke", new { })).Status.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_key_has_so_many_requests_a_minute_and_is_told_how_many_are_left()
    {
        var (_, client, _) = await MakeAsync(new { name = "slow", scopes = new[] { "*" }, rateLimit = 2 });
        using var _ = client;

        using var first = await client.GetAsync(new Uri("/api/v2/chats", UriKind.Relative));
        await client.GetAsync(new Uri("/api/v2/chats", UriKind.Relative));
        using var third = await client.GetAsync(new Uri("/api/v2/chats", UriKind.Relative));

        first.Headers.GetValues("X-RateLimit-Limit").Should().Equal("2");
        first.Headers.GetValues("X-RateLimit-Remaining").Should().Equal("1");
        long.Parse(first.Headers.GetValues("X-RateLimit-Reset").Single()).Should().BeGreaterThan(1_700_000_000);
        third.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        third.Headers.RetryAfter!.Delta.Should().BeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_key_ends_when_its_time_is_over()
    {
        await using var fake = await Sending.Outbox.FakeTimeHost.StartAsync();
        var (_, made) = await fake.Host.PostAsync(
            "/api/v2/keys", new { name = "an hour", scopes = new[] { "*" }, expiresAt = fake.Time.GetUtcNow().AddHours(1).ToString("O") });
        using var client = fake.Host.NewClient();
        client.DefaultRequestHeaders.Add("x-api-key", made.GetProperty("data").GetProperty("plainTextKey").GetString());
        (await client.GetAsync(new Uri("/api/v2/chats", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);

        fake.Time.Advance(TimeSpan.FromHours(1));

        (await client.GetAsync(new Uri("/api/v2/chats", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await fake.Host.ListAsync("/api/v2/keys?status=expired")).Should().ContainSingle();
    }

    [Fact]
    public async Task Who_did_what_is_kept_with_status_and_latency_and_the_key_tells_its_last_use()
    {
        var (id, client, text) = await MakeAsync(new { name = "watched", scopes = new[] { "chats:read" } });
        using var _ = client;
        using (var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v2/chats?api_key={text}"))
        {
            request.Headers.Add("x-request-id", "my-own-id");
            using var response = await client.SendAsync(request);
            response.Headers.GetValues("x-request-id").Should().Equal("my-own-id");
        }

        await client.GetAsync(new Uri("/api/v2/messages", UriKind.Relative));

        var log = await Eventually.IsAsync(() => Host.ListAsync($"/api/v2/keys/{id}/audit"), entries => entries.Count == 2,
            "both requests are noted");
        var (denied, read) = (log[0], log[1]);
        (denied.GetProperty("path").GetString(), denied.GetProperty("statusCode").GetInt32()).Should().Be(("/api/v2/messages", 403));
        (read.GetProperty("operation").GetString(), read.GetProperty("statusCode")
            .GetInt32(), read.GetProperty("requestId").GetString()).Should().Be(("listChats", 200, "my-own-id"));
        log.Should().OnlyContain(e => !e.ToString().Contains(text, StringComparison.Ordinal), "a key in the query is not noted");
        (await Host.ListAsync($"/api/v2/audit?keyId={id}&statusCode=403")).Should().ContainSingle();
        var key = (await Host.GetAsync($"/api/v2/keys/{id}")).GetProperty("data");
        key.GetProperty("usageCount").GetInt64().Should().Be(2);
        key.GetProperty("lastUsedAt").ValueKind.Should().Be(JsonValueKind.String);
    }

    [Theory]
    [InlineData("{}", "name")]
    [InlineData("{\"name\":\"x\"}", "scopes")]
    [InlineData("{\"name\":\"x\",\"scopes\":[]}", "scopes")]
    [InlineData("{\"name\":\"x\",\"scopes\":[\"Messages Write\"]}", "scopes")]
    [InlineData("{\"name\":\"x\",\"scopes\":[\"*\"],\"instanceIds\":[\"7\"]}", "instanceIds")]
    [InlineData("{\"name\":\"x\",\"scopes\":[\"*\"],\"rateLimit\":0}", "rateLimit")]
    [InlineData("{\"name\":\"x\",\"scopes\":[\"*\"],\"expiresAt\":\"tomorrow\"}", "expiresAt")]
    public async Task A_wrong_key_is_a_400_that_names_the_field(string body, string field)
    {
        var (status, answer) = await Host.PostAsync("/api/v2/keys", body);

        status.Should().Be(HttpStatusCode.BadRequest);
        answer.GetProperty("error").GetProperty("details").GetProperty("fields").TryGetProperty(field, out _)
            .Should().BeTrue(answer.ToString());
    }

    [Fact]
    public async Task A_page_of_another_origin_may_call_the_api()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/api/v2/messages/send");
        preflight.Headers.Add("Origin", "https://app.example.com");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "x-api-key,content-type");
        using var allowed = await Host.Web.SendAsync(preflight);
        using var get = new HttpRequestMessage(HttpMethod.Get, "/api/v2/chats");
        get.Headers.Add("Origin", "https://app.example.com");
        using var answered = await Host.Api.SendAsync(get);

        allowed.StatusCode.Should().Be(HttpStatusCode.NoContent);
        allowed.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
        answered.Headers.GetValues("Access-Control-Expose-Headers").Single()
            .Should().Contain("x-request-id").And.Contain("X-RateLimit-Remaining");
    }

    private async Task<(string Id, HttpClient Client, string Text)> MakeAsync(object body)
    {
        var (status, made) = await Host.PostAsync("/api/v2/keys", body);
        status.Should().Be(HttpStatusCode.Created, made.ToString());
        var text = made.GetProperty("data").GetProperty("plainTextKey").GetString()!;
        var client = Host.NewClient();
        client.DefaultRequestHeaders.Add("x-api-key", text);
        return (made.GetProperty("data").GetProperty("id").GetString()!, client, text);
    }

    private async Task<JsonElement> PatchAsync(string id, object body)
    {
        using var content = JsonContent.Create(body);
        using var response = await Host.Api.PatchAsync(new Uri($"/api/v2/keys/{id}", UriKind.Relative), content);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync());
    }
}
