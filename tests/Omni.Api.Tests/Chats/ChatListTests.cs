using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Chats;

/// <summary>Which chats a list shows, and what a chat carries that Omni's clients ask for.</summary>
public sealed class ChatListTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task A_list_omits_what_it_is_told_to_omit()
    {
        var instance = await InstanceAsync("types");
        var direct = await CreateAsync(instance, new { instanceId = instance, externalId = "+55 (11) 95000-0001", name = "Ana" });
        var group = await CreateAsync(instance, new { instanceId = instance, externalId = "group-of-types", chatType = "group" });
        var channel = await CreateAsync(instance, new { instanceId = instance, externalId = "channel-of-types", chatType = "channel" });

        (await IdsAsync($"instanceId={instance}&excludeChatTypes=channel,broadcast")).Should().BeEquivalentTo([direct, group]);
        (await IdsAsync($"instanceId={instance}&excludeChatTypes=group%2C%20dm")).Should().BeEquivalentTo([channel]);
        (await IdsAsync($"instanceId={instance}&chatType=group,broadcast")).Should().BeEquivalentTo([group]);
        (await IdsAsync($"instanceId={instance}&chatType=dm,group&excludeChatTypes=group")).Should().BeEquivalentTo([direct]);
        var row = await ChatAsync(direct);
        (row.GetProperty("externalId").GetString(), row.GetProperty("name").GetString(), row.GetProperty("isGroup").GetBoolean())
            .Should().Be(("5511950000001", "Ana", false));
        (await ChatAsync(group)).GetProperty("isGroup").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task Hidden_chats_stay_away_until_they_are_shown_again()
    {
        var id = await ChatOfAsync("5511950000011", "hello");

        var hidden = (await Host.PostAsync($"/api/v2/chats/{id}/hide", null)).Body.GetProperty("data");
        await Host.ReceiveAsync(TestWebhook.Text("wamid.hidden.again", "5511950000011", "again"), fixture.InstanceId);

        hidden.GetProperty("settings").GetProperty("hidden").GetBoolean().Should().BeTrue();
        (await IdsAsync("search=5511950000011")).Should().BeEmpty("a new message shows an archived chat, not a hidden one");
        (await IdsAsync("search=5511950000011&includeHidden=true")).Should().Equal(id);
        (await Host.PostAsync($"/api/v2/chats/{id}/unhide", null)).Status.Should().Be(HttpStatusCode.OK);
        (await IdsAsync("search=5511950000011")).Should().Equal(id);
    }

    [Fact]
    public async Task Chats_are_found_by_their_labels()
    {
        var id = await ChatOfAsync("5511950000021", "hello");
        string[] labels = ["vip", "a \"quoted\" one", "ação 🌹", "vip"];
        foreach (var label in labels)
            (await Host.PostAsync($"/api/v2/chats/{id}/label", new { label })).Status.Should().Be(HttpStatusCode.OK);

        (await ChatAsync(id)).GetProperty("settings").GetProperty("labels").EnumerateArray().Select(l => l.GetString())
            .Should().Equal("vip", "a \"quoted\" one", "ação 🌹");
        foreach (var label in labels) (await IdsAsync($"label={Uri.EscapeDataString(label)}")).Should().Equal([id], label);
        string[] others = ["vi", "quoted", "VIP", "%", "a", "\""];
        foreach (var other in others) (await IdsAsync($"label={Uri.EscapeDataString(other)}")).Should().BeEmpty(other);

        await PatchAsync(id, new { settings = new { muted = true } });
        (await IdsAsync("label=vip")).Should().Equal([id], "settings without labels leave them");
        using var byBody = new HttpRequestMessage(HttpMethod.Delete, new Uri($"/api/v2/chats/{id}/label", UriKind.Relative))
        {
            Content = JsonContent.Create(new { label = "vip" }),
        };
        (await Host.Api.SendAsync(byBody)).StatusCode.Should().Be(HttpStatusCode.OK);
        await Host.Api.DeleteAsync(new Uri($"/api/v2/chats/{id}/label?label={Uri.EscapeDataString(labels[1])}", UriKind.Relative));
        var settings = (await ChatAsync(id)).GetProperty("settings");
        settings.GetProperty("labels").EnumerateArray().Select(l => l.GetString()).Should().Equal("ação 🌹");
        settings.GetProperty("muted").GetBoolean().Should().BeTrue();
        (await Host.PostAsync($"/api/v2/chats/{id}/label", new { label = " " })).Status.Should().Be(HttpStatusCode.BadRequest);
        (await Host.Api.DeleteAsync(new Uri($"/api/v2/chats/{id}/label", UriKind.Relative))).StatusCode
            .Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Waiting_chats_are_those_that_the_other_side_wrote_in_last()
    {
        var (waits, answered) = (await ChatOfAsync("5511950000031", "help"), await ChatOfAsync("5511950000032", "help"));
        (await Host.SendTextAsync(fixture.InstanceId, "5511950000032", "done")).Status.Should().Be(HttpStatusCode.Created);

        var pending = await IdsAsync("pendingOnly=true&limit=100");

        pending.Should().Contain(waits).And.NotContain(answered);
        await PatchAsync(waits, new { settings = new { agentPaused = true } });
        await PatchAsync(answered, new { settings = new { agentPaused = true, closed = true } });
        (await IdsAsync("attentionOnly=true")).Should().Equal(waits);
    }

    [Fact]
    public async Task A_list_tells_its_total_and_caps_its_limit()
    {
        var instance = await InstanceAsync("totals");
        for (var i = 0; i < 3; i++) await CreateAsync(instance, new { instanceId = instance, externalId = $"551195000010{i}" });

        foreach (var limit in new[] { "1", "2", "3", "101", "500", "99999999999999999999" })
        {
            var page = await Host.GetAsync($"/api/v2/chats?instanceId={instance}&limit={limit}");
            page.GetProperty("meta").GetProperty("total").GetInt64().Should().Be(3, limit);
            page.GetProperty("items").GetArrayLength().Should().Be(limit.Length == 1 ? int.Parse(limit, null) : 3, limit);
        }

        var second = await Host.GetAsync($"/api/v2/chats?instanceId={instance}&limit=2&cursor="
            + (await Host.GetAsync($"/api/v2/chats?instanceId={instance}&limit=2")).GetProperty("meta").GetProperty("cursor").GetString());
        (second.GetProperty("items").GetArrayLength(), second.GetProperty("meta").GetProperty("total").GetInt64()).Should().Be((1, 3));
        string[] lists = ["messages", "events", "instances", "keys", "audit", "subscriptions", "dead-letters", "outbox",
            $"instances/{fixture.InstanceId}/contacts"];
        foreach (var list in lists)
            (await Host.Api.GetAsync(new Uri($"/api/v2/{list}?limit=100000", UriKind.Relative))).StatusCode
                .Should().Be(HttpStatusCode.OK, list);
        (await Host.PostAsync("/api/v2/events/search", new { limit = 1000 })).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_chat_that_exists_is_found_rather_than_created()
    {
        var id = await ChatOfAsync("5511950000041", "hello");

        var (status, found) = await Host.PostAsync(
            "/api/v2/chats", new { instanceId = fixture.InstanceId, externalId = "+55 11 95000-0041", name = "Somebody else" });

        (status, found.GetProperty("data").GetProperty("id").GetString()).Should().Be((HttpStatusCode.OK, id));
        found.GetProperty("data").GetProperty("name").GetString().Should().NotBe("Somebody else", "the other side has a name");
        (await Host.PostAsync("/api/v2/chats", new { instanceId = fixture.InstanceId, externalId = "nobody" })).Status
            .Should().Be(HttpStatusCode.BadRequest);
        (await Host.PostAsync("/api/v2/chats", new { instanceId = fixture.InstanceId, externalId = "5511950000042", channel = "telegram" }))
            .Status.Should().Be(HttpStatusCode.BadRequest);
    }

    private async Task<string> ChatOfAsync(string phone, string text)
    {
        await Host.ReceiveAsync(TestWebhook.Text($"wamid.{phone}", phone, text), fixture.InstanceId);
        return (await Host.GetAsync($"/api/v2/chats/by-external?instanceId={fixture.InstanceId}&externalId={phone}")).GetProperty("data")
            .GetProperty("id").GetString()!;
    }

    private async Task<Guid> InstanceAsync(string name) =>
        (await Host.PostAsync("/api/v2/instances", new { name, channel = "whatsapp-cloud" })).Body.GetProperty("data").GetProperty("id")
        .GetGuid();

    private async Task<string> CreateAsync(Guid instance, object body)
    {
        var (status, created) = await Host.PostAsync("/api/v2/chats", body);
        status.Should().Be(HttpStatusCode.Created, created.ToString());
        created.GetProperty("data").GetProperty("instanceId").GetGuid().Should().Be(instance);
        return created.GetProperty("data").GetProperty("id").GetString()!;
    }

    private async Task<IReadOnlyList<string>> IdsAsync(string query) =>
        [.. (await Host.ListAsync($"/api/v2/chats?{query}")).Select(c => c.GetProperty("id").GetString()!)];

    private async Task<JsonElement> ChatAsync(string id) => (await Host.GetAsync($"/api/v2/chats/{id}")).GetProperty("data");

    private async Task PatchAsync(string id, object body) =>
        (await Host.Api.PatchAsJsonAsync(new Uri($"/api/v2/chats/{id}", UriKind.Relative), body)).EnsureSuccessStatusCode();
}
