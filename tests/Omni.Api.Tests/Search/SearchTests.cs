using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Search;

/// <summary>Messages, chats, contacts and events are found by words, at once.</summary>
public sealed class SearchTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private static int _people;

    private readonly string _phone = $"5511986{Interlocked.Increment(ref _people):000000}";

    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task Messages_are_found_without_regard_to_case_and_accents_in_any_script()
    {
        string[] texts =
            ["Segue o orçamento", "ÉMILE arrive", "новогодняя ёлка", "日本語の勉強", "สวัสดีครับ", "서울에서", "party 🎉"];
        foreach (var (text, number) in texts.Select((text, number) => (text, number)))
            await fixture.PostWebhookAsync(TestWebhook.Text($"wamid.{_phone}.{number}", _phone, text));
        await Host.ProcessedAsync(fixture.InstanceId);

        string[] searches = ["ORCAMENTO", "émi", "ЕЛКА", "本語", "ครับ", "서울", "🎉"];
        foreach (var (text, search) in texts.Zip(searches))
        {
            (await TextsAsync($"instanceId={fixture.InstanceId}&search={Uri.EscapeDataString(search)}")).Should().Equal([text], search);
            (await Host.ListAsync($"/api/v2/events?search={Uri.EscapeDataString(search)}"))
                .Should().ContainSingle(search).Which.GetProperty("textContent").GetString().Should().Be(text);
        }

        (await TextsAsync("search=camento")).Should().BeEmpty("words are found by their beginnings");
        (await TextsAsync("search=%25%21")).Should().BeEmpty("there is no word in it");
    }

    [Fact]
    public async Task Matches_come_newest_first_page_by_page_within_filters()
    {
        for (var i = 0; i < 7; i++) await fixture.PostWebhookAsync(TestWebhook.Text($"wamid.{_phone}.{i}", _phone, $"zebra number {i}"));
        await fixture.PostWebhookAsync(TestWebhook.Text($"wamid.{_phone}.x", $"{_phone}9", "zebra of another"));
        await Host.ProcessedAsync(fixture.InstanceId);
        var chat = (await Host.GetAsync($"/api/v2/chats/by-external?instanceId={fixture.InstanceId}&externalId={_phone}"))
            .GetProperty("data").GetProperty("id").GetString();

        var (found, cursor) = (new List<string?>(), (string?)null);
        do
        {
            var page = await Host.GetAsync(
                $"/api/v2/chats/{chat}/messages?search=num zeb&limit=3{(cursor is null ? "" : $"&cursor={cursor}")}");
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(m => m.GetProperty("textContent").GetString()));
            cursor = page.GetProperty("meta").GetProperty("cursor").GetString();
        }
        while (cursor is not null);

        found.Should().Equal(Enumerable.Range(0, 7).Reverse().Select(i => $"zebra number {i}"));
        (await TextsAsync("search=zebra&messageType=image")).Should().BeEmpty();
        (await TextsAsync("search=zebra")).Should().HaveCount(8);
    }

    [Fact]
    public async Task An_edited_message_is_found_by_its_new_words_and_a_revoked_one_not_at_all()
    {
        await fixture.PostWebhookAsync(TestWebhook.Text($"wamid.{_phone}.e", _phone, "quokka before"));
        await fixture.PostWebhookAsync(TestWebhook.Text($"wamid.{_phone}.r", _phone, "quokka revoked"));
        await Host.ProcessedAsync(fixture.InstanceId);
        (await TextsAsync("search=quokka")).Should().HaveCount(2);

        await fixture.PostWebhookAsync(TestWebhook.Message(
            $"wamid.{_phone}.e2",
            new
            {
                type = "edit",
                edit = new
                {
                    original_message_id = $"wamid.{_phone}.e",
                    message = new { type = "text", text = new { body = "wombat after" } },
                },
            },
            _phone, $"BR.{_phone}"));
        await Host.ReceiveAsync(
            TestWebhook.Message(
                $"wamid.{_phone}.r2", new { type = "revoke", revoke = new { original_message_id = $"wamid.{_phone}.r" } }, _phone,
                $"BR.{_phone}"),
            fixture.InstanceId);

        (await TextsAsync("search=wombat")).Should().Equal("wombat after");
        (await TextsAsync("search=quokka")).Should().BeEmpty();
    }

    [Fact]
    public async Task Chats_and_contacts_are_found_by_names_usernames_and_any_part_of_a_number()
    {
        await Host.ReceiveAsync(TestWebhook.Text($"wamid.{_phone}.c", _phone, "hi", name: "João Conceição"), fixture.InstanceId);

        string[] searches = ["joao", "CONCEICAO", "conceicao jo", _phone, _phone[2..], _phone[^5..], $"%2B{_phone[..2]} {_phone[2..]}"];
        foreach (var search in searches)
        {
            (await Host.ListAsync($"/api/v2/chats?search={search}"))
                .Should().Contain(c => c.GetProperty("externalId").GetString() == _phone, search);
            (await Host.ListAsync($"/api/v2/instances/{fixture.InstanceId}/contacts?search={search}"))
                .Should().Contain(c => c.GetProperty("platformUserId").GetString() == _phone, search);
        }

        var id = (await Host.ListAsync($"/api/v2/chats?search={_phone}"))[0].GetProperty("id").GetString();
        using var name = JsonContent.Create(new { name = "Ωmega florist" });
        (await Host.Api.PatchAsync(new Uri($"/api/v2/chats/{id}", UriKind.Relative), name)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await Host.ListAsync("/api/v2/chats?search=ωmega")).Should().ContainSingle();
        (await Host.ListAsync($"/api/v2/chats?search={_phone} florist&sort=name")).Should().ContainSingle();
    }

    [Fact]
    public async Task A_key_finds_nothing_of_other_instances_and_an_erased_person_is_found_no_more()
    {
        await Host.ReceiveAsync(TestWebhook.Text($"wamid.{_phone}.k", _phone, "narwhal secret", name: "Narwhala"), fixture.InstanceId);
        var elsewhere = (await Host.PostAsync("/api/v2/instances", new { name = $"e{_phone}", channel = "whatsapp-cloud" })).Body
            .GetProperty("data").GetProperty("id").GetGuid();
        var (_, made) = await Host.PostAsync(
            "/api/v2/keys", new { name = "of another", scopes = new[] { "*" }, instanceIds = new[] { elsewhere } });
        using var foreign = Host.NewClient();
        foreign.DefaultRequestHeaders.Add("x-api-key", made.GetProperty("data").GetProperty("plainTextKey").GetString());

        string[] lists = ["messages", "events", "chats"];
        foreach (var list in lists)
        {
            (await Host.ListAsync($"/api/v2/{list}?search=narwhal")).Should().ContainSingle(list);
            var body = await foreign.GetStringAsync(new Uri($"/api/v2/{list}?search=narwhal", UriKind.Relative));
            JsonElement.Parse(body).GetProperty("items").GetArrayLength().Should().Be(0, list);
        }

        (await Host.Api.DeleteAsync(new Uri($"/api/v2/instances/{fixture.InstanceId}/contacts/{_phone}", UriKind.Relative))).StatusCode
            .Should().Be(HttpStatusCode.Accepted);
        foreach (var list in lists)
            await Eventually.IsAsync(() => Host.ListAsync($"/api/v2/{list}?search=narwhal"), all => all.Count == 0, $"{list} are erased");
    }

    private async Task<IEnumerable<string?>> TextsAsync(string query) =>
        (await Host.ListAsync($"/api/v2/messages?{query}")).Select(m => m.GetProperty("textContent").GetString());
}
