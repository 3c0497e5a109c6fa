using System.Net;
using System.Text;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Operations.Unsupported;

/// <summary>Every path of Omni is answered: what this host has not is refused in Omni's words, never 404, 405 or 500.</summary>
public sealed class OmniPathTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Id = "01234567-89ab-7def-8123-456789abcdef";

    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task What_no_channel_here_can_do_is_a_capability_that_is_not_supported()
    {
        foreach (var call in """
            POST /messages/I/star, DELETE /messages/I/star, POST /messages/I/edit, POST /messages, PATCH /messages/I, DELETE /messages/I,
            PATCH /messages/I/delivery-status, GET /messages/I/permalink, POST /messages/send/close-contact, POST /chats/I/pin,
            POST /chats/I/unpin, POST /chats/I/mute, POST /chats/I/unmute, POST /chats/I/disappearing, POST /chats/sync-names,
            PATCH /chats/I/participants/5511987654321, POST /instances/I/check-number, GET /instances/I/privacy,
            PUT /instances/I/privacy, POST /instances/I/calls/reject, GET /instances/I/groups/1@g.us/invite, POST /instances/I/groups/join,
            PUT /instances/I/groups/1@g.us/picture, GET /instances/I/groups/1@g.us/members, GET /instances/I/guilds,
            GET /instances/I/presence, PUT /instances/I/profile/name, POST /instances/I/resync, POST /instances/I/replay,
            GET /instances/I/sync/I, POST /instances/I/routes, POST /events/trigger, POST /events/schemas, GET /events/schemas,
            GET /events/schemas/x, POST /event-ops/replay, GET /event-ops/replay/I, DELETE /event-ops/replay/I, PUT /settings/x,
            PATCH /settings/x, DELETE /settings/x, POST /settings, GET /settings/x/history, GET /logs/recent, GET /metrics,
            POST /media/tts, POST /media/stt, POST /media/imagine, POST /media/vision, POST /media/film, POST /media/music
            """.Split(',', StringSplitOptions.TrimEntries))
        {
            await RefusedAsync(call, " ");
        }
    }

    [Fact]
    public async Task A_family_of_Omni_is_refused_whole_with_the_words_that_say_where_it_lives()
    {
        foreach (var family in """
            agents, agent-state, agent-tasks, a2a, providers, automations, automation-logs, automation-metrics, batch-jobs, conversations,
            follow-up, handoffs, trust, voice, turns, webhook-sources, payload-config, payload-stats, processed-events, access,
            routes, prompts, channel-harness
            """.Split(',', StringSplitOptions.TrimEntries))
        {
            foreach (var call in new[]
            {
                $"GET /{family}/I", $"POST /{family}", $"PUT /{family}/I/more", $"DELETE /{family.ToUpperInvariant()}/I/",
            })
            {
                await RefusedAsync(call,
                    $"{family} is a part of Omni, not of this host; keep them on an Omni and let it use this host as its channel");
            }
        }

        await RefusedAsync("POST /webhooks/my-source", "webhooks is a part of Omni, not of this host");
        await RefusedAsync("GET /events/I/payloads", "payloads is a part of Omni, not of this host");
    }

    [Fact]
    public async Task Lists_of_Omnis_own_parts_are_empty_so_that_screens_load()
    {
        foreach (var path in new[]
        {
            "/agents", "/providers", "/automations?limit=5", "/webhook-sources", "/batch-jobs", "/access/rules", "/conversations",
            $"/instances/{Id}/routes", $"/instances/{Id}/pairing-requests", $"/instances/{Id}/sync?status=x&limit=10",
        })
        {
            var list = await Host.GetAsync("/api/v2" + path);
            list.ToString().Should().Be("""{"items":[],"meta":{"hasMore":false,"cursor":null}}""", path);
        }

        (await Host.GetAsync("/api/v2/turns?limit=7")).ToString().Should().Be("""{"data":{"items":[],"total":0,"limit":7,"offset":0}}""");
        (await Host.PostAsync("/api/v2/turns/close", new { })).Body.ToString().Should().Be("""{"data":{"alreadyClosed":true}}""");
        (await Host.PostAsync("/api/v2/access/check", new { })).Body.ToString()
            .Should().Be("""{"data":{"allowed":true,"reason":"Default allow"}}""");
    }

    [Theory]
    [InlineData("GET", "/platform/tenants", 404, "NOT_FOUND", "Endpoint not found: GET /api/v2/platform/tenants")]
    [InlineData("POST", "/nothing", 404, "NOT_FOUND", "Endpoint not found: POST /api/v2/nothing")]
    [InlineData("POST", "/openapi.json", 405, "METHOD_NOT_ALLOWED", "/api/v2/openapi.json does not take POST")]
    [InlineData("POST", "/there/is/none", 404, "NOT_FOUND", "Endpoint not found: POST /api/v2/there/is/none")]
    [InlineData("GET", "/messages/I/nothing", 404, "NOT_FOUND", "Endpoint not found: GET /api/v2/messages/I/nothing")]
    [InlineData("GET", "/webhooks/replay", 405, "METHOD_NOT_ALLOWED", "/api/v2/webhooks/replay does not take GET")]
    [InlineData("PUT", "/chats", 405, "METHOD_NOT_ALLOWED", "/api/v2/chats does not take PUT")]
    [InlineData("DELETE", "/instances/I/groups", 405, "METHOD_NOT_ALLOWED", "/api/v2/instances/I/groups does not take DELETE")]
    public async Task What_neither_has_keeps_its_answer(string method, string path, int status, string code, string message)
    {
        var (answered, error) = await CallAsync(Host.Api, $"{method} {path}", raw: true);

        ((int)answered, error.GetProperty("code").GetString(), error.GetProperty("message").GetString())
            .Should().Be((status, code, message));
    }

    [Fact]
    public async Task The_key_is_checked_first()
    {
        foreach (var call in new[] { "GET /agents", "POST /messages/I/star", "PUT /settings/x", "GET /platform/tenants" })
            (await CallAsync(Host.Web, call)).Status.Should().Be(HttpStatusCode.Unauthorized, call);
    }

    [Fact]
    public async Task Every_answer_says_which_version_gave_it()
    {
        foreach (var (client, path, version, mismatch) in new[]
        {
            (Host.Web, "/health", "2.260908.20", true), (Host.Web, "/api/v2/chats", null, false),
            (Host.Api, "/api/v2/chats", "1.0.0", true),
            (Host.Api, "/api/v2/nothing", (string?)null, false), (Host.Api, "/api/v2/agents", null, false),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (version is not null) request.Headers.Add("x-omni-cli-version", version);
            using var answer = await client.SendAsync(request);

            answer.Headers.GetValues("x-omni-server-version").Single().Should().MatchRegex(@"^\d+\.\d+\.\d+", path);
            answer.Headers.GetValues("x-omni-server-commit").Single().Should().NotBeNullOrWhiteSpace();
            answer.Headers.TryGetValues("x-omni-version-mismatch", out var said).Should().Be(mismatch, path);
            if (mismatch) said.Should().Equal("true");
        }

        var own = (await Host.GetAsync("/api/v2/info")).GetProperty("version").GetString();
        using var same = new HttpRequestMessage(HttpMethod.Get, "/api/v2/info");
        same.Headers.Add("x-omni-cli-version", own);
        using var equal = await Host.Web.SendAsync(same);
        equal.Headers.Contains("x-omni-version-mismatch").Should().BeFalse();
    }

    [Fact]
    public async Task A_page_may_show_its_key_as_a_bearer_and_read_the_versions()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/api/v2/agents");
        preflight.Headers.Add("Origin", "https://app.example.com");
        preflight.Headers.Add("Access-Control-Request-Method", "PUT");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-request-id,x-omni-cli-version");
        using var allowed = await Host.Web.SendAsync(preflight);
        using var get = new HttpRequestMessage(HttpMethod.Get, "/api/v2/agents");
        get.Headers.Add("Origin", "https://app.example.com");
        using var answered = await Host.Api.SendAsync(get);

        string.Join(',', allowed.Headers.GetValues("Access-Control-Allow-Headers")).Should().Contain("authorization");
        answered.Headers.GetValues("Access-Control-Expose-Headers").Single().Should().Contain("x-omni-server-version");
    }

    private async Task RefusedAsync(string call, string words)
    {
        var (status, error) = await CallAsync(Host.Api, call);

        (status, error.GetProperty("code").GetString()).Should().Be((HttpStatusCode.BadRequest, "CAPABILITY_NOT_SUPPORTED"), call);
        error.GetProperty("message").GetString().Should().NotBeNullOrWhiteSpace().And.Contain(words, call);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Error)> CallAsync(HttpClient client, string call, bool raw = false)
    {
        var (method, path) = (call.Split(' ')[0], call.Split(' ')[1]);
        if (!raw) path = string.Join('/', path.Split('/').Select(segment => segment == "I" ? Id : segment));
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("/api/v2" + path, UriKind.Relative));
        if (method != "GET") request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("error"));
    }
}
