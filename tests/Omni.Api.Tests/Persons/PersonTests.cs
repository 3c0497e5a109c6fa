using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Persons;

/// <summary>Persons, their presence and their messages' journeys.</summary>
public sealed class PersonTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task A_person_is_found_by_name_number_and_id()
    {
        const string phone = "5511955000001";
        await Host.ReceiveAsync(TestWebhook.Text("wamid.person", phone, "hello", name: "Maria Quixote"), fixture.InstanceId);
        (await Host.SendTextAsync(fixture.InstanceId, phone, "hi")).Status.Should().Be(HttpStatusCode.Created);
        foreach (var search in new[] { "quixote", phone, "%2B55%2011%2095500-0001" })
        {
            (await Host.ListAsync($"/api/v2/persons?search={search}&limit=20")).Should().ContainSingle(search)
                .Which.GetProperty("displayName").GetString().Should().Be("Maria Quixote");
        }

        var id = (await Host.ListAsync($"/api/v2/persons?search={phone}"))[0].GetProperty("id").GetString();
        foreach (var name in new[] { id, phone, "%2B55%2011%2095500-0001" })
        {
            var person = (await Host.GetAsync($"/api/v2/persons/{name}")).GetProperty("data");
            (person.GetProperty("id").GetString(), person.GetProperty("phone").GetString()).Should().Be((id, phone), name);
        }

        var presence = (await Host.GetAsync($"/api/v2/persons/{id}/presence")).GetProperty("data");
        presence.GetProperty("person").GetProperty("id").GetString().Should().Be(id);
        presence.GetProperty("identities").EnumerateArray().Select(i => i.GetProperty("platformUserId").GetString())
            .Should().Contain(phone);
        presence.GetProperty("summary").GetProperty("totalMessages").GetInt64().Should().Be(2);
        presence.GetProperty("byChannel").EnumerateObject().Should().ContainSingle().Which.Value.GetProperty("chats").GetInt32()
            .Should().Be(1);
        (await Host.GetAsync($"/api/v2/persons/{id}/timeline?eventType=message.received,message.sent")).GetProperty("items")
            .EnumerateArray().Select(e => e.GetProperty("textContent").GetString()).Should().Equal("hi", "hello");
        (await Host.ListAsync("/api/v2/persons?limit=500")).Select(p => p.GetProperty("id").GetString()).Should().Contain(id)
            .And.OnlyHaveUniqueItems();
        (await StatusAsync($"/api/v2/persons/{Guid.Empty}")).Should().Be(HttpStatusCode.NotFound);
        (await StatusAsync("/api/v2/persons/x")).Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_clients_say_of_a_person_is_kept_but_not_the_number()
    {
        const string phone = "5511955000011";
        var id = await PersonOfAsync(phone, fixture.InstanceId);

        var changed = await PatchAsync(
            id, new { displayName = "Ana", primaryEmail = "ana@example.com", metadata = new { crm = 7 }, primaryPhone = $"+{phone}" });
        var cleared = await PatchAsync(id, new { primaryEmail = (string?)null });

        (changed.Status, cleared.Status).Should().Be((HttpStatusCode.OK, HttpStatusCode.OK));
        var data = changed.Body.GetProperty("data");
        (data.GetProperty("displayName").GetString(), data.GetProperty("email").GetString(), data.GetProperty("primaryEmail").GetString(),
            data.GetProperty("metadata").GetProperty("crm").GetInt32()).Should().Be(("Ana", "ana@example.com", "ana@example.com", 7));
        cleared.Body.GetProperty("data").GetProperty("email").ValueKind.Should().Be(JsonValueKind.Null);
        cleared.Body.GetProperty("data").GetProperty("displayName").GetString().Should().Be("Ana");
        (await PatchAsync(id, new { primaryPhone = "5511955000012" })).Body.GetProperty("error").GetProperty("code").GetString()
            .Should().Be("CAPABILITY_NOT_SUPPORTED");
        (await PatchAsync(id, new { primaryEmail = "no address" })).Status.Should().Be(HttpStatusCode.BadRequest);
        (await PatchAsync(id, new { metadata = new[] { 1 } })).Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Persons_of_one_instance_are_not_merged_by_hand()
    {
        var one = await PersonOfAsync("5511955000021", fixture.InstanceId);
        var other = await PersonOfAsync("5511955000022", fixture.InstanceId);
        var identities = new List<string?>();
        foreach (var person in new[] { one, other })
        {
            identities.Add((await Host.GetAsync($"/api/v2/persons/{person}/presence")).GetProperty("data").GetProperty("identities")[0]
                .GetProperty("id").GetString());
        }

        foreach (var (path, body) in new (string, object)[]
        {
            ("merge", new { sourcePersonId = one, targetPersonId = other }),
            ("link", new { identityA = identities[0], identityB = identities[1] }),
            ("unlink", new { identityId = identities[0], reason = "by mistake" }),
        })
        {
            var (status, answer) = await Host.PostAsync($"/api/v2/persons/{path}", body);
            (status, answer.GetProperty("error").GetProperty("code").GetString()).Should()
                .Be((HttpStatusCode.BadRequest, "CAPABILITY_NOT_SUPPORTED"), path);
        }

        (await StatusAsync($"/api/v2/persons/{one}")).Should().Be(HttpStatusCode.OK);
        (await Host.PostAsync("/api/v2/persons/merge", new { sourcePersonId = one, targetPersonId = one })).Status
            .Should().Be(HttpStatusCode.OK);
        (await Host.PostAsync("/api/v2/persons/merge", new { sourcePersonId = one, targetPersonId = Guid.Empty })).Status
            .Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_journey_tells_the_stages_that_a_message_has_reached()
    {
        const string phone = "5511955000031";
        await Host.ReceiveAsync(TestWebhook.Text("wamid.journey", phone, "hello"), fixture.InstanceId);
        var (_, sent) = await Host.SendTextAsync(fixture.InstanceId, phone, "hi");
        var external = Uri.EscapeDataString(sent.GetProperty("data").GetProperty("externalMessageId").GetString()!);
        await Eventually.IsAsync(
            () => Host.ListAsync($"/api/v2/events?externalId={external}&eventType=message.delivered"), all => all.Count > 0, "it arrives");
        var received = (await Host.ListAsync("/api/v2/events?externalId=wamid.journey"))[0];
        var correlation = received.GetProperty("metadata").GetProperty("correlationId").GetString();

        foreach (var id in new[] { "wamid.journey", received.GetProperty("id").GetString(), received.GetProperty("messageId").GetString(),
            correlation })
        {
            var journey = await Host.GetAsync($"/api/v2/journeys/{id}");
            journey.GetProperty("correlationId").GetString().Should().Be(id);
            Stages(journey).Should().Equal(["T0", "T1", "T2", "T4"], id);
            journey.GetProperty("completedAt").GetInt64().Should().BeGreaterThan(0);
        }

        var outbound = await Host.GetAsync($"/api/v2/journeys/{external}");
        Stages(outbound).Should().Equal("T8", "T9", "T10", "T11");
        outbound.GetProperty("latencies").EnumerateObject().Select(l => l.Name).Should().Equal("T8-T9", "T9-T10", "T10-T11", "total");
        var summary = await Host.GetAsync("/api/v2/journeys/summary?since=2020-01-01T00:00:00Z");
        summary.GetProperty("totalTracked").GetInt32().Should()
            .Be(summary.GetProperty("completedJourneys").GetInt32() + summary.GetProperty("activeJourneys").GetInt32());
        summary.GetProperty("stages").GetProperty("T1-T2").GetProperty("count").GetInt32().Should().BePositive();
        (await StatusAsync("/api/v2/journeys/none-such")).Should().Be(HttpStatusCode.NotFound);
        (await Host.GetAsync("/api/v2/event-ops/metrics")).GetProperty("data").GetProperty("lastSeq").GetInt64().Should().BePositive();
    }

    private static IEnumerable<string?> Stages(JsonElement journey) =>
        journey.GetProperty("checkpoints").EnumerateArray().Select(c => c.GetProperty("stage").GetString());

    private async Task<string> PersonOfAsync(string phone, Guid instance)
    {
        await Host.ReceiveAsync(TestWebhook.Text($"wamid.{phone}", phone, "hello"), instance);
        return (await Host.GetAsync($"/api/v2/persons/{phone}")).GetProperty("data").GetProperty("id").GetString()!;
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> PatchAsync(string id, object body)
    {
        var response = await Host.Api.PatchAsJsonAsync(new Uri($"/api/v2/persons/{id}", UriKind.Relative), body);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }

    private async Task<HttpStatusCode> StatusAsync(string path) => (await Host.Api.GetAsync(new Uri(path, UriKind.Relative))).StatusCode;
}
