using System.Text.Json;
using Omni.Testing;

namespace Omni.WhatsAppCloud.Sandbox.Tests;

/// <summary>Groups: their settings, links, participants and join requests, with the webhooks of each.</summary>
public sealed class GroupTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private const string Whatsapp = """{"messaging_product":"whatsapp"}""";

    private readonly SandboxApp _meta = fixture.Meta;

    [Fact]
    public async Task People_join_a_group_by_its_link_and_leave_it()
    {
        var id = await CreateAsync("Open", "auto_approve");

        (await _meta.OkAsync($"GET /v25.0/{id}")).EnumerateObject().Select(m => m.Name).Should().Equal("messaging_product", "id");
        await _meta.OkAsync($"POST /sandbox/groups/{id}/participants", """{"user":"+55 11 90000-0001"}""", status: 201);
        await NoticeAsync(id, "group_participants_add");
        var group = await _meta.OkAsync($"GET /{id}?fields=subject,description,participants,total_participant_count,suspended");
        group.GetProperty("participants")[0].GetProperty("wa_id").GetString().Should().Be("5511900000001");
        group.GetProperty("total_participant_count").GetInt32().Should().Be(1);

        var removal = """{"messaging_product":"whatsapp","participants":[{"user":"5511900000001"},{"user":"5511900000009"}]}""";
        await _meta.OkAsync($"DELETE /v25.0/{id}/participants", removal);
        var removed = await NoticeAsync(id, "group_participants_remove");
        removed.GetProperty("removed_participants")[0].GetProperty("input").GetString().Should().Be("5511900000001");
        removed.GetProperty("failed_participants")[0].GetProperty("input").GetString().Should().Be("5511900000009");

        var link = (await _meta.OkAsync($"GET /v25.0/{id}/invite_link")).GetProperty("invite_link").GetString();
        link.Should().StartWith("https://chat.whatsapp.com/");
        (await _meta.OkAsync($"POST /v25.0/{id}/invite_link", Whatsapp)).GetProperty("invite_link").GetString().Should().NotBe(link);
        await _meta.OkAsync($"POST /v25.0/{id}", """{"messaging_product":"whatsapp","subject":"Renamed"}""");
        (await NoticeAsync(id, "group_settings_update")).GetProperty("group_subject").GetProperty("text").GetString()
            .Should().Be("Renamed");
        (await _meta.OkAsync("GET /v25.0/{phone}/groups?limit=1")).GetProperty("data").GetProperty("groups")[0]
            .GetProperty("subject").GetString().Should().Be("Renamed");
        await _meta.OkAsync($"DELETE /v25.0/{id}");
        await _meta.ErrorAsync($"GET /v25.0/{id}", body: null, code: 100);
        await _meta.ErrorAsync("POST /v25.0/{phone}/groups", Whatsapp, code: 100);
        await _meta.ErrorAsync("POST /v25.0/{phone}/groups", """{"messaging_product":"whatsapp","subject":""}""", code: 100);
        await _meta.ErrorAsync(
            "POST /v25.0/{phone}/groups", """{"messaging_product":"whatsapp","subject":"x","join_approval_mode":"never"}""", code: 100);
    }

    [Fact]
    public async Task Who_asks_to_join_is_let_in_or_not()
    {
        var id = await CreateAsync("Closed", "approval_required");
        foreach (var user in (string[])["5511900000001", "5511900000002"])
            await _meta.OkAsync($"POST /sandbox/groups/{id}/participants", $$"""{"user":"{{user}}"}""", status: 201);
        await NoticeAsync(id, "group_join_request_created");
        var requests = (await _meta.OkAsync($"GET /v25.0/{id}/join_requests")).GetProperty("data");
        var (first, second) = (Id(requests[0]), Id(requests[1]));

        var approved = await _meta.OkAsync(
            $"POST /v25.0/{id}/join_requests", $$"""{"messaging_product":"whatsapp","join_requests":["{{first}}","1"]}""");
        approved.GetProperty("approved_join_requests")[0].GetString().Should().Be(first);
        approved.GetProperty("failed_join_requests")[0].GetProperty("errors")[0].GetProperty("code").GetInt32().Should().Be(131213);
        (await _meta.OkAsync(
            $"DELETE /v25.0/{id}/join_requests", $$"""{"messaging_product":"whatsapp","join_requests":["{{second}}"]}"""))
            .GetProperty("rejected_join_requests")[0].GetString().Should().Be(second);
        (await _meta.OkAsync($"GET /v25.0/{id}?fields=participants")).GetProperty("participants").EnumerateArray()
            .Select(p => p.GetProperty("wa_id").GetString()).Should().Equal("5511900000001");

        static string? Id(JsonElement request) => request.GetProperty("join_request_id").GetString();
    }

    private async Task<string> CreateAsync(string subject, string mode)
    {
        var created = await _meta.OkAsync(
            "POST /v25.0/{phone}/groups",
            $$"""{"messaging_product":"whatsapp","subject":"{{subject}}","join_approval_mode":"{{mode}}"}""");
        var request = created.GetProperty("request_id").GetString();
        var notice = await NoticeAsync(n => n.TryGetProperty("request_id", out var id) && id.GetString() == request);
        notice.GetProperty("type").GetString().Should().Be("group_create");
        return notice.GetProperty("group_id").GetString()!;
    }

    private Task<JsonElement> NoticeAsync(string groupId, string type) => NoticeAsync(
        n => n.GetProperty("group_id").GetString() == groupId && n.GetProperty("type").GetString() == type);

    private async Task<JsonElement> NoticeAsync(Func<JsonElement, bool> which)
    {
        var found = await Eventually.IsAsync(() =>
        {
            _meta.Time.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(_meta.Changes
                .Where(c => c.GetProperty("field").GetString()!.StartsWith("group_", StringComparison.Ordinal))
                .Select(c => c.GetProperty("value").GetProperty("groups")[0]).Where(which).ToList());
        }, notices => notices.Count > 0, "the webhook comes");
        return found[0];
    }
}
