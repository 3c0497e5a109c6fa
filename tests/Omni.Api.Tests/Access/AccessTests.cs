using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Access;
using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Testing;

namespace Omni.Api.Tests.Access;

public sealed class AccessTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private OmniHost Host => fixture.Host;

    [Theory]
    [InlineData("/api/v2/instances")]
    [InlineData("/api/v2/messages")]
    [InlineData("/api/v2/chats")]
    [InlineData("/api/v2/events")]
    [InlineData("/api/v2/dead-letters")]
    [InlineData("/api/v2/there-is-no-such-thing")]
    public async Task Without_a_key_it_is_401(string path)
    {
        var none = await Host.Web.GetAsync(new Uri(path, UriKind.Relative));
        var wrong = await Host.Web.GetAsync(new Uri($"{path}?api_key=omni_sk_wrong", UriKind.Relative));

        none.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        JsonElement.Parse(await none.Content.ReadAsStringAsync()).GetProperty("error").GetProperty("message").GetString()
            .Should().StartWith("API key required.");
        wrong.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        JsonElement.Parse(await wrong.Content.ReadAsStringAsync()).GetProperty("error").GetProperty("message").GetString()
            .Should().Be("Invalid API key");
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/api/v2/health")]
    [InlineData("/api/v2/info")]
    [InlineData("/api/v2/openapi.json")]
    [InlineData("/api/v2/docs")]
    public async Task What_is_open_answers_without_a_key(string path) =>
        (await Host.Web.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);

    [Fact]
    public async Task A_key_may_come_in_the_query_and_is_told_what_it_is()
    {
        var (status, body) = await Host.PostAsync($"/api/v2/auth/validate?api_key={OmniHost.ApiKey}", new { }, Host.Web);

        status.Should().Be(HttpStatusCode.OK);
        body.GetProperty("data").GetProperty("valid").GetBoolean().Should().BeTrue();
        body.GetProperty("data").GetProperty("scopes")[0].GetString().Should().Be("*");
        OmniHost.ApiKey.Should().StartWith(body.GetProperty("data").GetProperty("keyPrefix").GetString());
    }

    [Theory]
    [InlineData("Bearer", OmniHost.ApiKey, HttpStatusCode.OK)]
    [InlineData("bearer", OmniHost.ApiKey, HttpStatusCode.OK)]
    [InlineData("Bearer", "omni_sk_wrong", HttpStatusCode.Unauthorized)]
    [InlineData("Basic", OmniHost.ApiKey, HttpStatusCode.Unauthorized)]
    public async Task A_key_may_come_as_a_bearer_token(string scheme, string key, HttpStatusCode expected)
    {
        using var client = Host.NewClient();
        client.DefaultRequestHeaders.Authorization = new(scheme, key);

        (await client.GetAsync(new Uri("/api/v2/chats", UriKind.Relative))).StatusCode.Should().Be(expected);
    }

    [Fact]
    public async Task A_bearer_token_of_somebody_else_beside_a_key_is_left_alone()
    {
        using var client = Host.NewClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "a-token-of-the-proxy");

        (await client.GetAsync(new Uri($"/api/v2/chats?api_key={OmniHost.ApiKey}", UriKind.Relative))).StatusCode
            .Should().Be(HttpStatusCode.OK);
        (await client.GetAsync(new Uri("/health", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_does_what_its_scopes_and_instances_allow_and_no_more()
    {
        using var reader = await ClientAsync("omni_sk_reader00000000000000000000000000", ["instances:read"], instanceIds: null);
        using var stranger = await ClientAsync("omni_sk_stranger000000000000000000000000", ["*"], [Guid.CreateVersion7()]);

        (await reader.GetAsync(new Uri("/api/v2/instances", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await reader.GetAsync(new Uri("/api/v2/messages", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await Host.PostAsync("/api/v2/instances", new { name = "not allowed", channel = "whatsapp-cloud" }, reader)).Status
            .Should().Be(HttpStatusCode.Forbidden);
        (await stranger.GetAsync(new Uri($"/api/v2/instances/{fixture.InstanceId}", UriKind.Relative))).StatusCode
            .Should().Be(HttpStatusCode.Forbidden);
        (await Host.PostAsync(
            "/api/v2/messages/send", new { instanceId = fixture.InstanceId, to = "5511987654321", text = "x" }, stranger)).Status
            .Should().Be(HttpStatusCode.Forbidden);
        JsonElement.Parse(await stranger.GetStringAsync(new Uri("/api/v2/instances", UriKind.Relative))).GetProperty("items")
            .GetArrayLength().Should().Be(0);
    }

    private async Task<HttpClient> ClientAsync(string key, string[] scopes, Guid[]? instanceIds)
    {
        await Host.Services.GetRequiredService<IUnitOfWork>().RunAsync(async session =>
        {
            session.Db.ApiKeys.Add(new ApiKeyRow
            {
                Id = Guid.CreateVersion7(),
                Name = key,
                KeyPrefix = KeyText.PrefixOf(key),
                KeyHash = KeyText.HashOf(key),
                Scopes = JsonSerializer.Serialize(scopes),
                InstanceIds = instanceIds is null ? null : JsonSerializer.Serialize(instanceIds),
            });
            await session.Db.SaveChangesAsync();
        }, CancellationToken.None);
        var client = Host.NewClient();
        client.DefaultRequestHeaders.Add("x-api-key", key);
        return client;
    }
}
