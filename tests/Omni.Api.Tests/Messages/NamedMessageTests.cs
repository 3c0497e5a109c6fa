using System.Net;
using Omni.Testing;

namespace Omni.Api.Tests.Messages;

/// <summary>A message is found by the channel's id alone, wherever its id is taken.</summary>
public sealed class NamedMessageTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Phone = "5511985000001";

    /// <summary>WhatsApp's ids are base64, with all of its characters.</summary>
    private const string Wamid = "wamid.HBgN/NTUx+MTk4NQ/==";

    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task The_channels_id_alone_is_enough_wherever_a_message_id_is_taken()
    {
        await Host.ReceiveAsync(TestWebhook.Text(Wamid, Phone, "found"), fixture.InstanceId);
        var escaped = Uri.EscapeDataString(Wamid);

        var byPath = (await Host.GetAsync($"/api/v2/messages/{escaped}")).GetProperty("data");
        string[] queries = [$"externalId={escaped}", $"externalId={Wamid}", $"externalId={escaped}&instanceId={fixture.InstanceId}"];
        foreach (var query in queries)
        {
            (await Host.GetAsync($"/api/v2/messages/by-external?{query}")).GetProperty("data").GetProperty("id").GetGuid()
                .Should().Be(byPath.GetProperty("id").GetGuid(), query);
        }

        byPath.GetProperty("textContent").GetString().Should().Be("found");
        (await Host.PostAsync($"/api/v2/messages/{escaped}/read", new { })).Status.Should().Be(HttpStatusCode.OK);
        (await Host.PostAsync("/api/v2/messages/read", new { fixture.InstanceId, messageIds = new[] { Wamid } })).Status
            .Should().Be(HttpStatusCode.OK);
        (await Host.PostAsync("/api/v2/messages/send", new { fixture.InstanceId, to = Phone, text = "so", replyTo = Wamid })).Status
            .Should().Be(HttpStatusCode.Created);
        (await Host.PostAsync("/api/v2/messages/media/download", new { messageId = Wamid })).Body.GetProperty("error")
            .GetProperty("code").GetString().Should().Be("NO_MEDIA");
    }

    [Fact]
    public async Task Media_and_the_outbox_take_it_too()
    {
        await Host.ReceiveAsync(Fixture.Read("message--image"), fixture.InstanceId);
        var image = (await Host.ListAsync($"/api/v2/messages?instanceId={fixture.InstanceId}&messageType=image"))[0];
        var (_, sent) = await Host.SendTextAsync(fixture.InstanceId, Phone, "out");
        var data = sent.GetProperty("data");
        var external = Uri.EscapeDataString(data.GetProperty("externalMessageId").GetString()!);

        (await Host.PostAsync("/api/v2/messages/media/download", new { messageId = image.GetProperty("externalId").GetString() })).Status
            .Should().BeOneOf(HttpStatusCode.OK, HttpStatusCode.BadGateway, HttpStatusCode.GatewayTimeout);
        (await Host.GetAsync($"/api/v2/outbox/{external}")).GetProperty("data").GetProperty("messageId").GetGuid()
            .Should().Be(data.GetProperty("id").GetGuid());
        (await Host.PostAsync($"/api/v2/outbox/{external}/cancel", null)).Status.Should().Be(HttpStatusCode.Conflict, "it has left");
    }

    [Fact]
    public async Task Messages_of_several_chats_are_read_at_once()
    {
        await Host.ReceiveAsync(TestWebhook.Text("wamid.several.1", "5511985000002", "one"), fixture.InstanceId);
        await Host.ReceiveAsync(TestWebhook.Text("wamid.several.2", "5511985000003", "two"), fixture.InstanceId);

        var (status, answer) = await Host.PostAsync(
            "/api/v2/messages/read", new { fixture.InstanceId, messageIds = new[] { "wamid.several.1", "wamid.several.2" } });

        status.Should().Be(HttpStatusCode.OK, answer.ToString());
        foreach (var phone in new[] { "5511985000002", "5511985000003" })
        {
            (await Host.GetAsync($"/api/v2/chats/by-external?instanceId={fixture.InstanceId}&externalId={phone}")).GetProperty("data")
                .GetProperty("unreadCount").GetInt32().Should().Be(0);
        }
    }

    [Fact]
    public async Task A_key_of_other_instances_does_not_find_it()
    {
        await Host.ReceiveAsync(TestWebhook.Text("wamid.not.yours", Phone, "secret"), fixture.InstanceId);
        var elsewhere = (await Host.PostAsync("/api/v2/instances", new { name = "elsewhere", channel = "whatsapp-cloud" })).Body
            .GetProperty("data").GetProperty("id").GetGuid();
        var (_, made) = await Host.PostAsync(
            "/api/v2/keys", new { name = "of another", scopes = new[] { "*" }, instanceIds = new[] { elsewhere } });
        using var foreign = Host.NewClient();
        foreign.DefaultRequestHeaders.Add("x-api-key", made.GetProperty("data").GetProperty("plainTextKey").GetString());

        string[] paths = ["/api/v2/messages/wamid.not.yours", "/api/v2/messages/wamid.unknown"];
        foreach (var path in paths)
            (await foreign.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NotFound, path);
        (await foreign.GetStringAsync(new Uri("/api/v2/messages/by-external?externalId=wamid.not.yours", UriKind.Relative)))
            .Should().Be("""{"data":null}""");
    }
}
