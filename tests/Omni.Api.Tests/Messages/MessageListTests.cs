using System.Net;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Messages;

/// <summary>Which messages a list shows.</summary>
public sealed class MessageListTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Phone = "5511952000001";

    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task A_list_starts_and_ends_at_a_message_or_a_time()
    {
        for (var i = 1; i <= 5; i++)
            await Host.ReceiveAsync(TestWebhook.Text($"wamid.list+{i}/==", Phone, $"m{i}"), fixture.InstanceId);
        await Host.ReceiveAsync(TestWebhook.Text("wamid.elsewhere", "5511952000002", "elsewhere"), fixture.InstanceId);
        var all = await Host.ListAsync($"/api/v2/chats/{Phone}/messages");
        all.Select(Text).Should().Equal("m5", "m4", "m3", "m2", "m1");
        string[] ids = [all[2].GetProperty("id").GetString()!, Uri.EscapeDataString("wamid.list+3/=="), "wamid.list+3/=="];

        foreach (var id in ids)
        {
            (await TextsAsync($"before={id}")).Should().Equal(["m2", "m1"], id);
            (await TextsAsync($"after={id}")).Should().Equal(["m5", "m4"], id);
            (await TextsAsync($"before={id}&limit=1")).Should().Equal(["m2"], id);
            (await TextsAsync($"after={id}&search=m")).Should().BeEquivalentTo(["m5", "m4"], id);
            (await Host.ListAsync($"/api/v2/messages?chatId={Phone}&before={id}")).Select(Text).Should().Equal(["m2", "m1"], id);
        }

        (await TextsAsync($"after={all[4].GetProperty("id")}&before={all[0].GetProperty("id")}")).Should().Equal("m4", "m3", "m2");
        (await TextsAsync($"before={Uri.EscapeDataString(all[0].GetProperty("platformTimestamp").GetString()!)}"))
            .Should().Equal("m5", "m4", "m3", "m2", "m1");
        (await TextsAsync("after=2999-01-01T00:00:00Z")).Should().BeEmpty();
        string[] wrong = ["before=wamid.elsewhere", "before=yesterday", $"after={Guid.Empty}", "after=17"];
        foreach (var query in wrong)
        {
            var response = await Host.Api.GetAsync(new Uri($"/api/v2/chats/{Phone}/messages?{query}", UriKind.Relative));
            response.StatusCode.Should().Be(HttpStatusCode.BadRequest, query);
        }
    }

    [Fact]
    public async Task Media_alone_is_listed_with_the_names_of_its_chats_and_a_total()
    {
        await Host.ReceiveAsync(Fixture.Read("message--image"), fixture.InstanceId);
        var image = (await Host.ListAsync($"/api/v2/messages?instanceId={fixture.InstanceId}&hasMedia=true"))[0];
        var chat = image.GetProperty("chatId").GetString();
        (await Host.SendTextAsync(fixture.InstanceId, image.GetProperty("senderPlatformUserId").GetString()!, "a text")).Status
            .Should().Be(HttpStatusCode.Created);

        var shown = await Host.GetAsync($"/api/v2/chats/{chat}/messages?mediaOnly=true&limit=100");
        var every = await Host.GetAsync($"/api/v2/chats/{chat}/messages?mediaOnly=false&limit=1");

        shown.GetProperty("items").EnumerateArray().Select(m => m.GetProperty("messageType").GetString()).Should().Equal("image");
        shown.GetProperty("meta").GetProperty("total").GetInt64().Should().Be(1);
        every.GetProperty("meta").GetProperty("total").GetInt64().Should().Be(2);
        shown.GetProperty("items")[0].GetProperty("chatName").GetString().Should()
            .Be((await Host.GetAsync($"/api/v2/chats/{chat}")).GetProperty("data").GetProperty("name").GetString());
        (await Host.ListAsync($"/api/v2/messages?chatId={chat}&mediaOnly=true&messageType=text")).Should().BeEmpty();
    }

    private static string? Text(JsonElement message) => message.GetProperty("textContent").GetString();

    private async Task<IReadOnlyList<string?>> TextsAsync(string query) =>
        [.. (await Host.ListAsync($"/api/v2/chats/{Phone}/messages?{query}")).Select(Text)];
}
