using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Access;
using Omni.Testing;

namespace Omni.Api.Tests.Access;

/// <summary>Scopes: Omni's names work, what worked before goes on to work, and unknown ones are refused.</summary>
public sealed class ScopeTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Nobody = "01234567-89ab-7def-8123-456789abcdef";

    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task Sends_need_their_own_scope_which_writing_covers_and_not_the_reverse()
    {
        using var sender = await ClientAsync("messages:send");
        using var writer = await ClientAsync("messages:write");
        using var all = await ClientAsync("messages:*");
        using var reader = await ClientAsync("messages:read");
        var text = new { instanceId = fixture.InstanceId, to = "5511987654321", text = "x" };

        foreach (var client in new[] { sender, writer, all })
            (await Host.PostAsync("/api/v2/messages/send", text, client)).Status.Should().Be(HttpStatusCode.Created);
        (await Host.PostAsync("/api/v2/messages/send", text, reader)).Status.Should().Be(HttpStatusCode.Forbidden);
        (await StatusAsync(sender, "POST", "/messages/send/presence")).Should().NotBe(HttpStatusCode.Forbidden);
        foreach (var path in new[]
        {
            "/messages/read", $"/chats/{Nobody}/read", $"/outbox/{Nobody}/cancel", "/outbox/resume", "/messages/edit",
        })
        {
            (await StatusAsync(sender, "POST", path)).Should().Be(HttpStatusCode.Forbidden, path);
            (await StatusAsync(writer, "POST", path)).Should().NotBe(HttpStatusCode.Forbidden, path);
        }

        foreach (var path in new[] { "/messages", "/chats", "/events", "/instances", "/keys" })
            (await StatusAsync(sender, "GET", path)).Should().Be(HttpStatusCode.Forbidden, path);
    }

    [Theory]
    [InlineData("GET", "/dead-letters", "events:read,events:*,dead-letters:read,dead-letters:*", "dead-letters:write,events:write")]
    [InlineData("POST", "/dead-letters/N/retry", "events:write,dead-letters:write", "events:read,dead-letters:read")]
    [InlineData("POST", "/webhooks/replay", "events:write,event-ops:write,event-ops:*", "event-ops:read,dead-letters:write")]
    [InlineData("GET", "/events", "events:read", "dead-letters:*,event-ops:*")]
    [InlineData("POST", "/messages/media/download", "messages:read,messages:write", "messages:send,media:*")]
    [InlineData("POST", "/auth/validate", "auth:validate,turns:close", "")]
    public async Task A_route_takes_the_scope_of_Omni_and_the_one_it_took_before(string method, string path, string with, string without)
    {
        foreach (var scope in with.Split(','))
        {
            using var client = await ClientAsync(scope);
            (await StatusAsync(client, method, path)).Should().NotBe(HttpStatusCode.Forbidden, scope);
        }

        foreach (var scope in without.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            using var client = await ClientAsync(scope);
            (await StatusAsync(client, method, path)).Should().Be(HttpStatusCode.Forbidden, scope);
        }
    }

    [Theory]
    [InlineData("messages:sned", "messages:send")]
    [InlineData("messages:reply", "messages:read")]
    [InlineData("message:send", "messages:send")]
    [InlineData("Messages:Send", "messages:send")]
    [InlineData("mesages:*", "messages:*")]
    [InlineData("dead_letters:read", "dead-letters:read")]
    [InlineData("instances", "instances:*")]
    [InlineData("**", "*")]
    [InlineData("", "*")]
    public async Task An_unknown_scope_is_refused_with_the_nearest_one(string scope, string nearest)
    {
        var (status, answer) = await Host.PostAsync("/api/v2/keys", new { name = "wrong", scopes = new[] { "chats:read", scope } });
        using var content = System.Net.Http.Json.JsonContent.Create(new { scopes = new[] { scope } });
        using var changed = await Host.Api.PatchAsync(new Uri($"/api/v2/keys/{Nobody}", UriKind.Relative), content);

        (status, changed.StatusCode).Should().Be((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest));
        answer.GetProperty("error").GetProperty("code").GetString().Should().Be("VALIDATION_ERROR");
        answer.GetProperty("error").GetProperty("details").GetProperty("fields").GetProperty("scopes")[0].GetString()
            .Should().Be($"'{scope}' is no scope; the nearest is '{nearest}'");
    }

    [Fact]
    public async Task Scopes_of_Omni_alone_are_kept_and_allow_nothing()
    {
        using var agent = await ClientAsync("turns:close", "tts:synthesize", "context:read", "agents:*", "messages:send");

        (await StatusAsync(agent, "GET", "/messages")).Should().Be(HttpStatusCode.Forbidden);
        var (_, known) = await Host.PostAsync("/api/v2/auth/validate", new { }, agent);
        known.GetProperty("data").GetProperty("scopes").EnumerateArray().Select(s => s.GetString())
            .Should().Equal("turns:close", "tts:synthesize", "context:read", "agents:*", "messages:send");
    }

    [Fact]
    public async Task A_key_gives_what_its_scopes_cover_and_no_more()
    {
        using var maker = await ClientAsync("keys:write", "messages:write", "events:*");

        foreach (var scope in new[] { "messages:send", "dead-letters:read", "dead-letters:*", "event-ops:write" })
            (await MakeAsync(maker, scope)).Should().Be(HttpStatusCode.Created, scope);
        foreach (var scope in new[] { "messages:read", "messages:*", "chats:read", "*" })
            (await MakeAsync(maker, scope)).Should().Be(HttpStatusCode.Forbidden, scope);
        using var narrow = await ClientAsync("keys:write", "messages:send", "dead-letters:read");
        foreach (var scope in new[] { "messages:write", "events:read", "dead-letters:*" })
            (await MakeAsync(narrow, scope)).Should().Be(HttpStatusCode.Forbidden, scope);
    }

    [Fact]
    public void Every_scope_that_a_route_asks_for_can_be_given() =>
        Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.SelectMany(e => e.Metadata.OfType<RequiredScope>())
            .SelectMany(s => new[] { s.Scope, s.Or }).Where(s => s?.Length > 0).Should().OnlyContain(s => Scopes.IsKnown(s));

    [Theory]
    [InlineData("""{"profile":"admin"}""", HttpStatusCode.Forbidden, "FORBIDDEN", "admin keys cannot be created via HTTP")]
    [InlineData("""{"name":"n","profile":"Admin ","scopes":["*"]}""", HttpStatusCode.Forbidden, "FORBIDDEN", "via HTTP")]
    [InlineData("""{"name":"n","profile":"scout"}""", HttpStatusCode.BadRequest, "VALIDATION_ERROR", "'scopes'")]
    [InlineData("""{"name":"n","profile":"cs","scopes":["messages:send"]}""", HttpStatusCode.BadRequest, "VALIDATION_ERROR", "'profile'")]
    [InlineData("""{"name":"n","scopes":["messages:send"],"chatAllowlist":["5511987654321"]}""",
        HttpStatusCode.BadRequest, "CAPABILITY_NOT_SUPPORTED", "limited to chats")]
    [InlineData("""{"name":"n","scopes":["messages:send"],"outboundRecipientAllowlist":["5511987654321"]}""",
        HttpStatusCode.BadRequest, "CAPABILITY_NOT_SUPPORTED", "recipients")]
    public async Task Profiles_and_lists_that_the_host_cannot_keep_are_refused(
        string body, HttpStatusCode expected, string code, string message)
    {
        var (status, answer) = await Host.PostAsync("/api/v2/keys", body);

        status.Should().Be(expected);
        answer.GetProperty("error").GetProperty("code").GetString().Should().Be(code);
        answer.GetProperty("error").GetProperty("message").GetString().Should().Contain(message);
    }

    [Fact]
    public async Task The_instances_of_Omnis_list_limit_a_key_and_what_is_not_kept_is_named()
    {
        using var content = new StringContent(
            $$"""
            {"name":"n","scopes":["instances:read"],"instanceAllowlist":["{{Nobody}}"],"chatAllowlist":[],"owner":"ana",
            "overrides":{"add":[]},"denylistPresetKey":"x"}
            """, System.Text.Encoding.UTF8, "application/json");
        using var made = await Host.Api.PostAsync(new Uri("/api/v2/keys", UriKind.Relative), content);

        made.StatusCode.Should().Be(HttpStatusCode.Created);
        made.Headers.GetValues("x-omni-ignored").Should().Equal("owner, overrides, denylistPresetKey");
        var key = JsonElement.Parse(await made.Content.ReadAsStringAsync()).GetProperty("data");
        key.GetProperty("instanceIds")[0].GetString().Should().Be(Nobody);
        using var client = Host.NewClient();
        client.DefaultRequestHeaders.Add("x-api-key", key.GetProperty("plainTextKey").GetString());
        (await StatusAsync(client, "GET", $"/instances/{fixture.InstanceId}")).Should().Be(HttpStatusCode.Forbidden);
    }

    private async Task<HttpStatusCode> MakeAsync(HttpClient maker, string scope) =>
        (await Host.PostAsync("/api/v2/keys", new { name = "made", scopes = new[] { scope } }, maker)).Status;

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(method), new Uri("/api/v2" + path.Replace("/N/", $"/{Nobody}/", StringComparison.Ordinal), UriKind.Relative));
        if (method != "GET") request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<HttpClient> ClientAsync(params string[] scopes)
    {
        var (status, made) = await Host.PostAsync("/api/v2/keys", new { name = "a test's", scopes });
        status.Should().Be(HttpStatusCode.Created, made.ToString());
        var client = Host.NewClient();
        client.DefaultRequestHeaders.Add("x-api-key", made.GetProperty("data").GetProperty("plainTextKey").GetString());
        return client;
    }
}
