using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Chats;

/// <summary>A chat is named by its id in this host or by the channel's, wherever one is taken.</summary>
public sealed class NamedChatTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Phone = "5511981000001", UserId = "BR.1045678901234567";

    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task Any_spelling_of_an_address_names_the_chat_on_every_route()
    {
        await Host.ReceiveAsync(
            TestWebhook.Message("wamid.named", new { type = "text", text = new { body = "named" } }, Phone, UserId), fixture.InstanceId);
        var id = (await Host.GetAsync($"/api/v2/chats/by-external?instanceId={fixture.InstanceId}&externalId={Phone}")).GetProperty("data")
            .GetProperty("id").GetString()!;
        string[] names = [id, id.ToUpperInvariant(), Phone, $"+{Phone}", "+55 (11) 98100-0001", "55 11 98100 0001",
            $"{Phone}@s.whatsapp.net", "551181000001", UserId];

        foreach (var name in names.Select(Uri.EscapeDataString))
        {
            (await Host.GetAsync($"/api/v2/chats/{name}")).GetProperty("data").GetProperty("id").GetString().Should().Be(id, name);
            (await Host.ListAsync($"/api/v2/chats/{name}/messages")).Should().ContainSingle(name);
            (await Host.ListAsync($"/api/v2/chats/{name}/participants")).Should().ContainSingle(name);
            (await Host.ListAsync($"/api/v2/messages?chatId={name}")).Should().ContainSingle(name);
            (await Host.ListAsync($"/api/v2/messages?chatId={name}&search=named")).Should().ContainSingle(name);
            (await Host.PostAsync($"/api/v2/chats/{name}/read", new { })).Status.Should().Be(HttpStatusCode.OK, name);
            (await Host.PostAsync($"/api/v2/chats/{name}/archive", null)).Status.Should().Be(HttpStatusCode.OK, name);
            (await Host.PostAsync($"/api/v2/chats/{name}/unarchive", null)).Status.Should().Be(HttpStatusCode.OK, name);
            (await Host.PostAsync($"/api/v2/chats/{name}/participants", new { })).Body.GetProperty("error").GetProperty("code").GetString()
                .Should().Be("CAPABILITY_NOT_SUPPORTED", name);
            (await Host.Api.PatchAsJsonAsync(new Uri($"/api/v2/chats/{name}", UriKind.Relative), new { description = name })).StatusCode
                .Should().Be(HttpStatusCode.OK, name);
        }
    }

    [Fact]
    public async Task What_no_chat_is_called_is_404_in_a_path_and_nothing_in_a_list()
    {
        foreach (var name in new[] { "5511951999999", "BR.9999999999999999", "somebody%40example", "0" + Phone })
        {
            (await StatusAsync($"/api/v2/chats/{name}")).Should().Be(HttpStatusCode.NotFound, name);
            (await Host.ListAsync($"/api/v2/messages?chatId={name}")).Should().BeEmpty(name);
        }

        (await StatusAsync("/api/v2/chats/x")).Should().Be(HttpStatusCode.BadRequest);
        (await StatusAsync("/api/v2/messages?chatId=x")).Should().Be(HttpStatusCode.BadRequest);
        (await StatusAsync($"/api/v2/chats/{Phone}?instanceId=x")).Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_address_on_two_instances_needs_the_instance_or_a_key_that_sees_one_of_them()
    {
        const string shared = "5511951000003";
        var other = (await Host.PostAsync("/api/v2/instances", new { name = "the other", channel = "whatsapp-cloud" })).Body
            .GetProperty("data").GetProperty("id").GetGuid();
        await Host.ReceiveAsync(TestWebhook.Text("wamid.shared", shared, "here"), fixture.InstanceId);
        (await Host.PostAsync("/api/v2/chats", new { instanceId = other, externalId = shared })).Status.Should().Be(HttpStatusCode.Created);

        foreach (var path in new[] { $"chats/{shared}", $"chats/{shared}/messages", $"messages?chatId={shared}" })
        {
            var response = await Host.Api.GetAsync(new Uri($"/api/v2/{path}", UriKind.Relative));
            var said = JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("error");
            response.StatusCode.Should().Be(HttpStatusCode.BadRequest, path);
            said.GetProperty("details").GetProperty("fields").GetProperty("instanceId")[0].GetString()
                .Should().Contain(other.ToString()).And.Contain(fixture.InstanceId.ToString());
        }

        foreach (var instance in new[] { other, fixture.InstanceId })
            (await Host.GetAsync($"/api/v2/chats/{shared}?instanceId={instance}")).GetProperty("data").GetProperty("instanceId").GetGuid()
                .Should().Be(instance);
        (await Host.PostAsync($"/api/v2/chats/{shared}/read", new { instanceId = fixture.InstanceId })).Status
            .Should().Be(HttpStatusCode.OK, "the body says it too");
        using var narrow = await KeyAsync(["chats:read", "messages:read"], other);
        (await narrow.GetFromJsonAsync<JsonElement>($"/api/v2/chats/{shared}")).GetProperty("data").GetProperty("instanceId").GetGuid()
            .Should().Be(other);
        (await narrow.GetAsync(new Uri($"/api/v2/chats/{shared}?instanceId={fixture.InstanceId}", UriKind.Relative))).StatusCode
            .Should().Be(HttpStatusCode.Forbidden);
        using var blind = await KeyAsync(["chats:read"], other);
        (await blind.GetAsync(new Uri($"/api/v2/chats/{shared}", UriKind.Relative))).StatusCode
            .Should().Be(HttpStatusCode.Forbidden, "a number that is found is a number that is told");
    }

    private async Task<HttpStatusCode> StatusAsync(string path) =>
        (await Host.Api.GetAsync(new Uri(path, UriKind.Relative))).StatusCode;

    private async Task<HttpClient> KeyAsync(string[] scopes, Guid instance)
    {
        var (_, made) = await Host.PostAsync("/api/v2/keys", new { name = "narrow", scopes, instanceIds = new[] { instance } });
        var client = Host.NewClient();
        client.DefaultRequestHeaders.Add("x-api-key", made.GetProperty("data").GetProperty("plainTextKey").GetString());
        return client;
    }
}
