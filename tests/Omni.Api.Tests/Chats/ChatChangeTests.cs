using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Chats;

/// <summary>What people change of a chat, and in which order chats are listed.</summary>
public sealed class ChatChangeTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task A_chat_is_renamed_described_and_keeps_settings_until_they_are_taken_away()
    {
        var id = await ChatOfAsync("5511960000001", "hello");

        var changed = await PatchAsync(id, new { name = "Ana, the florist", description = "roses", settings = new { muted = true } });
        var cleared = await PatchAsync(id, new { description = (string?)null, settings = (object?)null });

        (changed.GetProperty("name")
            .GetString(), changed.GetProperty("settings").GetProperty("muted").GetBoolean()).Should().Be(("Ana, the florist", true));
        cleared.GetProperty("name").GetString().Should().Be("Ana, the florist");
        (cleared.GetProperty("description").ValueKind, cleared.GetProperty("settings").ValueKind).Should().Be(
            (JsonValueKind.Null, JsonValueKind.Null));
    }

    [Fact]
    public async Task An_archived_chat_leaves_the_list_and_comes_back()
    {
        var id = await ChatOfAsync("5511960000002", "hello");

        (await Host.PostAsync($"/api/v2/chats/{id}/archive", null)).Body.GetProperty("data").GetProperty("isArchived").GetBoolean()
            .Should().BeTrue();
        (await Host.ListAsync("/api/v2/chats?search=5511960000002")).Should().BeEmpty();
        (await Host.ListAsync("/api/v2/chats?search=5511960000002&includeArchived=true")).Should().ContainSingle();
        await Host.PostAsync($"/api/v2/chats/{id}/unarchive", null);
        (await Host.ListAsync("/api/v2/chats?search=5511960000002")).Should().ContainSingle();
    }

    [Theory]
    [InlineData("5511960000011", "archive", true)]
    [InlineData("5511960000012", "archive", false)]
    [InlineData("5511960000013", null, true)]
    [InlineData("5511960000014", null, false)]
    public async Task A_chat_put_away_comes_back_when_somebody_writes_either_way(string phone, string? action, bool inbound)
    {
        var id = await ChatOfAsync(phone, "hello");
        if (action is not null) await Host.PostAsync($"/api/v2/chats/{id}/{action}", null);
        else await Host.Api.DeleteAsync(new Uri($"/api/v2/chats/{id}", UriKind.Relative));
        await fixture.PostWebhookAsync(TestWebhook.Text($"wamid.{phone}", phone, "hello"));
        await Host.ReceiveAsync(
            TestWebhook.Message(
                $"wamid.r.{phone}", new { type = "reaction", reaction = new { message_id = $"wamid.{phone}", emoji = "👍" } },
                phone, $"BR.{phone}"),
            fixture.InstanceId);
        await IsArchivedAsync(id, true, "a repetition and a reaction are no messages");

        if (inbound) await Host.ReceiveAsync(TestWebhook.Text($"wamid.again.{phone}", phone, "again"), fixture.InstanceId);
        else (await Host.SendTextAsync(fixture.InstanceId, phone, "again")).Status.Should().Be(HttpStatusCode.Created);

        await IsArchivedAsync(id, false, "somebody wrote");
        (await Host.ListAsync($"/api/v2/chats?instanceId={fixture.InstanceId}"))
            .Should().Contain(c => c.GetProperty("id").GetString() == id);
    }

    [Theory]
    [InlineData("activity")]
    [InlineData("oldest")]
    [InlineData("unread")]
    [InlineData("name")]
    public async Task A_sorted_list_is_read_page_by_page_without_gap_or_repeat(string sort)
    {
        for (var i = 0; i < 5; i++)
        {
            for (var n = 0; n <= i % 3; n++)
                await fixture.PostWebhookAsync(TestWebhook.Text(
                    $"wamid.sort.{sort}.{i}.{n}", $"551196100000{i}", "x", name: $"Name {(i * 3) % 5}", seconds: 1_763_900_000 + i));
        }

        await Host.ProcessedAsync(fixture.InstanceId);
        var whole = (await Host.ListAsync($"/api/v2/chats?search=Name &sort={sort}")).Select(c => c.GetProperty("id").GetString()).ToList();
        var paged = new List<string?>();
        string? cursor = null;
        do
        {
            var page = await Host.GetAsync($"/api/v2/chats?search=Name &sort={sort}&limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            paged.AddRange(page.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetString()));
            cursor = page.GetProperty("meta").GetProperty("cursor").GetString();
        }
        while (cursor is not null);

        whole.Should().HaveCount(5);
        paged.Should().Equal(whole);
    }

    [Fact]
    public async Task People_and_groups_come_from_the_chats_that_were_seen()
    {
        await ChatOfAsync("5511960000005", "hi");
        await Host.ReceiveAsync(Fixture.Read("message--text-group"), fixture.InstanceId);

        var contacts = await Host.GetAsync($"/api/v2/instances/{fixture.InstanceId}/contacts?search=5511960000005");
        var groups = await Host.ListAsync($"/api/v2/instances/{fixture.InstanceId}/groups");
        var profile = await Host.GetAsync($"/api/v2/instances/{fixture.InstanceId}/users/+5511960000005/profile");

        contacts.GetProperty("items")[0].GetProperty("phone").GetString().Should().Be("5511960000005");
        contacts.GetProperty("meta").GetProperty("totalFetched").GetInt32().Should().Be(1);
        groups.Should().NotBeEmpty().And.OnlyContain(g => g.GetProperty("externalId").GetString()!.Length > 0);
        profile.GetProperty("data").GetProperty("displayName").GetString().Should().Be("Maria");
        (await Host.Api.GetAsync(new Uri($"/api/v2/instances/{fixture.InstanceId}/users/nobody/profile", UriKind.Relative))).StatusCode
            .Should().Be(HttpStatusCode.NotFound);
    }

    private async Task IsArchivedAsync(string id, bool expected, string because) =>
        (await Host.GetAsync($"/api/v2/chats/{id}")).GetProperty("data").GetProperty("isArchived").GetBoolean()
            .Should().Be(expected, because);

    private async Task<string> ChatOfAsync(string phone, string text)
    {
        await Host.ReceiveAsync(TestWebhook.Text($"wamid.{phone}", phone, text), fixture.InstanceId);
        return (await Host.ListAsync($"/api/v2/chats?search={phone}"))[0].GetProperty("id").GetString()!;
    }

    private async Task<JsonElement> PatchAsync(string id, object body)
    {
        using var content = JsonContent.Create(body);
        using var response = await Host.Api.PatchAsync(new Uri($"/api/v2/chats/{id}", UriKind.Relative), content);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("data");
    }
}
