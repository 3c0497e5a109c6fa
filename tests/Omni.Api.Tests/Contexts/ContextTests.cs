using System.Net;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Contexts;

/// <summary>What the user of a key works on: Omni's verbs use, open, close, where, say, react and history stand on it.</summary>
public sealed class ContextTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private static readonly string[] Fields = ["instanceId", "chatId", "messageId", "activeInstanceId"];

    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task The_verbs_of_the_command_line_keep_their_chat_with_the_key()
    {
        const string phone = "5511954000001";
        await Host.ReceiveAsync(TestWebhook.Text("wamid.context", phone, "hello"), fixture.InstanceId);
        var chat = (await Host.GetAsync($"/api/v2/chats/{phone}")).GetProperty("data").GetProperty("id").GetString();
        using var key = await KeyAsync(["context:*", "messages:*", "chats:*"], null);
        using var other = await KeyAsync(["context:*"], null);

        (await ReadAsync(key)).Should().Equal(null, null, null, null);
        (await PostAsync(key, "/use", new { instanceId = fixture.InstanceId })).Should().Equal(Own(null, null));
        (await PostAsync(key, "", new { instanceId = fixture.InstanceId, chatId = chat })).Should().Equal(Own(chat, null));
        (await PostAsync(key, "", new { chatId = "+55 11 95400-0001" })).Should().Equal(Own(chat, null));
        var message = (await PostAsync(key, "", new { messageId = "wamid.context" }))[2];
        (await ReadAsync(key)).Should().Equal(Own(chat, message));

        var (status, said) = await Host.PostAsync(
            "/api/v2/messages/send", new { instanceId = fixture.InstanceId, to = chat, text = "said", replyTo = message }, key);
        status.Should().Be(HttpStatusCode.Created, said.ToString());
        (await Host.PostAsync(
            "/api/v2/messages/send/reaction", new { instanceId = fixture.InstanceId, to = chat, emoji = "👍", messageId = message }, key))
            .Status.Should().BeOneOf(HttpStatusCode.OK, HttpStatusCode.Created);
        JsonElement.Parse(await key.GetStringAsync(new Uri($"/api/v2/chats/{chat}/messages?limit=10&before={message}", UriKind.Relative)))
            .GetProperty("items").GetArrayLength().Should().Be(0);
        (await ReadAsync(other)).Should().Equal([null, null, null, null], "each key has its own");
        (await PostAsync(key, "", new { messageId = (string?)null })).Should().Equal(Own(chat, null));
        (await key.DeleteAsync(new Uri("/api/v2/context", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await ReadAsync(key)).Should().Equal(null, null, null, null);

        string?[] Own(string? opened, string? inHand) => [fixture.InstanceId.ToString(), opened, inHand, fixture.InstanceId.ToString()];
    }

    [Fact]
    public async Task Another_instance_closes_the_chat_and_a_foreign_one_is_refused()
    {
        const string phone = "5511954000011";
        await Host.ReceiveAsync(TestWebhook.Text("wamid.closing", phone, "hello"), fixture.InstanceId);
        var second = (await Host.PostAsync("/api/v2/instances", new { name = "second", channel = "whatsapp-cloud" })).Body
            .GetProperty("data").GetProperty("id").GetGuid();
        using var wide = await KeyAsync(["context:*", "messages:read"], null);
        using var narrow = await KeyAsync(["*"], [second]);

        var opened = await PostAsync(wide, "", new { chatId = phone });
        var moved = await PostAsync(wide, "/use", new { instanceId = second });

        opened[0].Should().Be(fixture.InstanceId.ToString(), "a chat brings its instance");
        moved.Should().Equal(second.ToString(), null, null, second.ToString());
        (await StatusAsync(narrow, "", new { chatId = opened[1] })).Should().Be(HttpStatusCode.Forbidden);
        (await StatusAsync(narrow, "", new { chatId = phone })).Should()
            .Be(HttpStatusCode.NotFound, "it is settled among what the key sees");
        (await StatusAsync(narrow, "", new { messageId = "wamid.closing" })).Should().Be(HttpStatusCode.NotFound);
        (await StatusAsync(narrow, "/use", new { instanceId = fixture.InstanceId })).Should().Be(HttpStatusCode.Forbidden);
        (await StatusAsync(wide, "", new { instanceId = second, chatId = opened[1] })).Should().Be(HttpStatusCode.NotFound);
        (await StatusAsync(wide, "", new { instanceId = "x" })).Should().Be(HttpStatusCode.BadRequest);
        (await StatusAsync(wide, "/use", new { })).Should().Be(HttpStatusCode.BadRequest);
        await PostAsync(narrow, "/use", new { instanceId = second });
        await Host.Api.DeleteAsync(new Uri($"/api/v2/instances/{second}", UriKind.Relative));
        (await ReadAsync(narrow)).Should().Equal([null, null, null, null], "what is gone is not shown");
    }

    private static async Task<string?[]> ReadAsync(HttpClient key) =>
        Shown(JsonElement.Parse(await key.GetStringAsync(new Uri("/api/v2/context", UriKind.Relative))));

    private static string?[] Shown(JsonElement answer) =>
        [.. Fields.Select(field => answer.GetProperty("data").GetProperty(field).GetString())];

    private async Task<string?[]> PostAsync(HttpClient key, string path, object body)
    {
        var (status, answer) = await Host.PostAsync($"/api/v2/context{path}", body, key);
        status.Should().Be(HttpStatusCode.OK, answer.ToString());
        return Shown(answer);
    }

    private async Task<HttpStatusCode> StatusAsync(HttpClient key, string path, object body) =>
        (await Host.PostAsync($"/api/v2/context{path}", body, key)).Status;

    private async Task<HttpClient> KeyAsync(string[] scopes, Guid[]? instanceIds)
    {
        var (_, made) = await Host.PostAsync("/api/v2/keys", new { name = "a command line", scopes, instanceIds });
        var client = Host.NewClient();
        client.DefaultRequestHeaders.Add("x-api-key", made.GetProperty("data").GetProperty("plainTextKey").GetString());
        return client;
    }
}
