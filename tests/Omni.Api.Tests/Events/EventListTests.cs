using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Storage;
using Omni.Testing;

namespace Omni.Api.Tests.Events;

/// <summary>Which events a list shows, what a row carries, and what led to an event.</summary>
public sealed class EventListTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task Types_are_selected_by_beginnings_and_omitted()
    {
        await Host.ReceiveAsync(TestWebhook.Text("wamid.globs", "5511953000001", "globs"), fixture.InstanceId);
        (await Host.SendTextAsync(fixture.InstanceId, "5511953000001", "sent")).Status.Should().Be(HttpStatusCode.Created);

        (await TypesAsync("eventType=message.*")).Should().Contain("message.received").And.Contain("message.sent")
            .And.OnlyContain(type => type.StartsWith("message.", StringComparison.Ordinal));
        (await TypesAsync("eventType=message.rec*")).Should().OnlyContain(type => type == "message.received").And.NotBeEmpty();
        (await TypesAsync("eventType=instance.*,message.sent")).Distinct().Should().BeEquivalentTo("instance.connected", "message.sent");
        (await TypesAsync("eventType=*&excludeTypes=message.*")).Should().Contain("instance.connected")
            .And.NotContain(type => type.StartsWith("message.", StringComparison.Ordinal));
        (await TypesAsync("eventType=message.*&excludeTypes=message.sent,custom.*")).Should().NotContain("message.sent").And.NotBeEmpty();
        string[] none = ["eventType=MESSAGE.*", "eventType=messages.*", "eventType=m_ssage.*", "eventType=message.*&excludeTypes=*"];
        foreach (var query in none) (await TypesAsync(query)).Should().BeEmpty(query);
        string[] wrong = ["eventType=*.received", "excludeTypes=me*age", "eventType=**"];
        foreach (var query in wrong)
            (await Host.Api.GetAsync(new Uri($"/api/v2/events?{query}", UriKind.Relative))).StatusCode
                .Should().Be(HttpStatusCode.BadRequest, query);
        var found = (await Host.PostAsync(
            "/api/v2/events/search", new { filters = new { eventType = new[] { "message.*" }, excludeTypes = new[] { "message.sent" } } }))
            .Body.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("eventType").GetString());
        found.Should().Contain("message.received").And.NotContain("message.sent");
        (await Host.ListAsync("/api/v2/events/types")).Select(t => t.GetProperty("eventType").GetString())
            .Should().Contain(["message.received", "custom.*"]).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_row_names_the_chat_twice_and_the_chats_filter_takes_either()
    {
        const string phone = "5511953000011";
        await Host.ReceiveAsync(TestWebhook.Text("wamid.rows", phone, "rows"), fixture.InstanceId);
        var chat = (await Host.GetAsync($"/api/v2/chats/{phone}")).GetProperty("data").GetProperty("id").GetString();

        foreach (var name in new[] { chat, phone, "%2B55%2011%2095300-0011" })
        {
            var rows = await Host.ListAsync($"/api/v2/events?chatId={name}&eventType=message.*");
            rows.Should().ContainSingle(name);
            rows[0].GetProperty("chatUuid").GetString().Should().Be(chat);
            rows[0].GetProperty("chatId").GetString().Should().Be(phone);
        }

        var row = (await Host.ListAsync($"/api/v2/events?externalId=wamid.rows"))[0];
        row.GetProperty("idempotencyKey").GetString().Should().NotBeNullOrEmpty();
        foreach (var absent in new[] { "agentId", "conversationId", "transcription", "imageDescription", "causationId" })
            row.GetProperty(absent).ValueKind.Should().Be(JsonValueKind.Null, absent);
        (await Host.GetAsync($"/api/v2/chats/{row.GetProperty("chatUuid").GetString()}")).GetProperty("data").GetProperty("externalId")
            .GetString().Should().Be(phone);
        (await Host.ListAsync($"/api/v2/events?since={Uri.EscapeDataString(row.GetProperty("receivedAt").GetString()!)}&limit=100"))
            .Should().Contain(e => e.GetProperty("id").GetString() == row.GetProperty("id").GetString(), "since is inclusive");
        (await Host.ListAsync("/api/v2/events?since=2999-01-01T00:00:00Z")).Should().BeEmpty();
        (await Host.ListAsync("/api/v2/events?chatId=5511953999999")).Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_person_sent_and_their_timeline_are_found_by_any_name()
    {
        const string phone = "5511953000021";
        await Host.ReceiveAsync(TestWebhook.Text("wamid.sender", phone, "from them"), fixture.InstanceId);
        await Host.ReceiveAsync(TestWebhook.Text("wamid.other", "5511953000022", "from another"), fixture.InstanceId);
        (await Host.SendTextAsync(fixture.InstanceId, phone, "from us")).Status.Should().Be(HttpStatusCode.Created);
        var person = (await Host.ListAsync("/api/v2/events?externalId=wamid.sender"))[0].GetProperty("personId").GetString()!;

        foreach (var name in new[] { person, phone, "%2B55%20(11)%2095300-0021" })
        {
            (await TextsAsync($"/api/v2/events/by-sender/{name}?eventType=message.*")).Should().Equal(["from them"], name);
            var timeline = await Host.GetAsync(
                $"/api/v2/events/timeline/{name}?eventType=message.received,message.sent&channels=x,whatsapp-cloud");
            timeline.GetProperty("personId").GetString().Should().Be(person, name);
            timeline.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("textContent").GetString())
                .Should().Equal(["from us", "from them"], name);
        }

        (await Host.ListAsync($"/api/v2/events?personId={person}&direction=inbound&contentType=text")).Should().ContainSingle();
        (await Host.ListAsync("/api/v2/events/by-sender/5511953999999")).Should().BeEmpty();
        (await Host.Api.GetAsync(new Uri($"/api/v2/events/timeline/{Guid.Empty}", UriKind.Relative))).StatusCode
            .Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_trace_leads_from_what_was_asked_to_what_became_of_the_answer()
    {
        const string phone = "5511953000031";
        await Host.ReceiveAsync(TestWebhook.Text("wamid.asked", phone, "asked"), fixture.InstanceId);
        var (_, sent) = await Host.SendTextAsync(fixture.InstanceId, phone, "answered", replyTo: "wamid.asked");
        var external = Uri.EscapeDataString(sent.GetProperty("data").GetProperty("externalMessageId").GetString()!);
        var events = await Eventually.IsAsync(
            () => Host.ListAsync($"/api/v2/events?externalId={external}"), all => all.Any(e => Type(e) == "message.delivered"),
            "it arrives");
        var asked = (await Host.ListAsync("/api/v2/events?externalId=wamid.asked"))[0];
        var (answer, delivered) = (events.Single(e => Type(e) == "message.sent"), events.First(e => Type(e) == "message.delivered"));

        (Cause(delivered), Cause(answer), Cause(asked)).Should().Be((Id(answer), Id(asked), null));
        var ofStatus = (await Host.GetAsync($"/api/v2/events/{Id(delivered)}/trace")).GetProperty("data");
        ofStatus.GetProperty("ancestors").EnumerateArray().Select(Id).Should().Equal(Id(asked), Id(answer));
        (ofStatus.GetProperty("truncated").GetBoolean(), ofStatus.GetProperty("descendants").GetArrayLength()).Should().Be((false, 0));
        var ofQuestion = (await Host.GetAsync($"/api/v2/events/{Id(asked)}/trace")).GetProperty("data");
        ofQuestion.GetProperty("ancestors").GetArrayLength().Should().Be(0);
        var depths = ofQuestion.GetProperty("descendants").EnumerateArray()
            .ToDictionary(d => Id(d.GetProperty("event"))!, d => d.GetProperty("depth").GetInt32());
        (depths[Id(answer)!], depths[Id(delivered)!]).Should().Be((1, 2));
        ofQuestion.GetProperty("event").GetProperty("textContent").GetString().Should().Be("asked");
        (await Host.Api.GetAsync(new Uri($"/api/v2/events/{Guid.Empty}/trace", UriKind.Relative))).StatusCode
            .Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Counts_are_told_by_channel_and_direction()
    {
        await Host.ReceiveAsync(TestWebhook.Text("wamid.counted", "5511953000041", "counted"), fixture.InstanceId);
        (await Host.SendTextAsync(fixture.InstanceId, "5511953000041", "counted")).Status.Should().Be(HttpStatusCode.Created);

        var counts = await Host.GetAsync($"/api/v2/events/analytics?instanceId={fixture.InstanceId}&allTime=true");

        var (inbound, outbound) = (counts.GetProperty("byDirection").GetProperty("inbound").GetInt64(),
            counts.GetProperty("byDirection").GetProperty("outbound").GetInt64());
        (inbound > 0, outbound > 0, inbound + outbound).Should().Be((true, true, counts.GetProperty("totalMessages").GetInt64()));
        counts.GetProperty("byChannel").EnumerateObject().Sum(c => c.Value.GetInt64()).Should().Be(inbound + outbound);
    }

    [Fact]
    public async Task A_list_by_chat_message_or_instance_reads_an_index()
    {
        var reads = Host.Services.GetRequiredService<IReadDb>();
        await using var db = reads.Open();
        var id = Guid.CreateVersion7();
        string[] plans =
        [
            await PlanAsync(db, db.Events.Where(e => e.ChatId == id).OrderByDescending(e => e.Seq).Take(50).ToQueryString()),
            await PlanAsync(db, db.Events.Where(e => e.MessageId == id).OrderByDescending(e => e.Seq).Take(50).ToQueryString()),
            await PlanAsync(db, db.Events.Where(e => e.InstanceId == id).OrderByDescending(e => e.Seq).Take(50).ToQueryString()),
        ];

        plans.Should().OnlyContain(plan => plan.Contains("IX_omni_events_", StringComparison.Ordinal));
    }

    /// <summary>The plan of a query; PostgreSQL, which reads a small table whole, is kept from it.</summary>
    private static async Task<string> PlanAsync(OmniDbContext db, string sql)
    {
        var isSqlite = db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);
        var statements = sql.Split('\n').ToLookup(
            line => line.StartsWith(".param", StringComparison.Ordinal) || line.StartsWith("--", StringComparison.Ordinal));
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        if (!isSqlite)
        {
            command.CommandText = "SET enable_seqscan = off";
            await command.ExecuteNonQueryAsync();
        }

        var query = string.Join('\n', statements[false]);
        foreach (var name in new[] { "@id", "@p" })
        {
            if (!query.Contains(name, StringComparison.Ordinal)) continue;
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, name == "@id" ? Guid.CreateVersion7() : 50);
            command.Parameters.Add(parameter);
        }

        command.CommandText = $"EXPLAIN {(isSqlite ? "QUERY PLAN " : "")}{query}";
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync()) plan.Add(reader.GetString(isSqlite ? 3 : 0));
        return string.Join('\n', plan);
    }

    private static string? Type(JsonElement record) => record.GetProperty("eventType").GetString();

    private static string? Id(JsonElement record) => record.GetProperty("id").GetString();

    private static string? Cause(JsonElement record) => record.GetProperty("causationId").GetString();

    private async Task<IReadOnlyList<string>> TypesAsync(string query) =>
        [.. (await Host.ListAsync($"/api/v2/events?limit=100&{query}")).Select(e => Type(e)!)];

    private async Task<IReadOnlyList<string?>> TextsAsync(string path) =>
        [.. (await Host.ListAsync(path)).Select(e => e.GetProperty("textContent").GetString())];
}
