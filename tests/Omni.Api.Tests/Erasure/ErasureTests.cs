using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Testing;

namespace Omni.Api.Tests.Erasure;

/// <summary>What goes when somebody is erased, and what stays.</summary>
public sealed class ErasureTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task Nothing_of_an_erased_person_is_left_anywhere_and_the_neighbours_in_the_same_webhook_stay()
    {
        const string phone = "5511970000001", neighbour = "5511970000002";
        var batch = Joined(
            TestWebhook.Text("wamid.erase.1", phone, "the words of Erasmus", name: "Erasmus Testperson"),
            TestWebhook.Text("wamid.neighbour.1", neighbour, "what the neighbour says", name: "Nina Neighbour"));
        await Host.ReceiveAsync(batch, fixture.InstanceId);
        var sent = await Host.SendTextAsync(fixture.InstanceId, phone, "our answer to Erasmus");
        var (status, image) = await Host.PostAsync(
            "/api/v2/messages/send/media",
            new
            {
                instanceId = fixture.InstanceId,
                to = phone,
                type = "image",
                base64 = Convert.ToBase64String(TestMedia.Png),
                filename = "erasmus.png",
            });
        (sent.Status, status).Should().Be((HttpStatusCode.Created, HttpStatusCode.Created));
        var file = (await Host.GetAsync(
            $"/api/v2/messages/{image.GetProperty("data").GetProperty("id").GetString()}")).GetProperty(
                "data").GetProperty("mediaLocalPath").GetString()!;
        File.Exists(Path.Combine(Host.Data, "media", file)).Should().BeTrue();
        await Host.ReceiveAsync(
            TestWebhook.Message("wamid.erase.2",
                new
                {
                    type = "reaction",
                    reaction = new
                    {
                        message_id = sent.Body.GetProperty("data").GetProperty("externalMessageId").GetString(),
                        emoji = "👍",
                    },
                },
                from: phone, userId: $"BR.{phone}"),
            fixture.InstanceId);
        var (made, _) = await Host.PostAsync("/api/v2/events/consumers", new
        {
            name = "of-erasmus",
            eventType = "*",
            filters = new[] { new { field = "from", @operator = "eq", value = phone } },
        });
        made.Should().Be(HttpStatusCode.Created);
        await SettledAsync(phone);

        var erasure = await EraseAsync(phone);

        (await Traces.FindAsync(Host, phone, "Erasmus", "erasmus.png")).Should().BeEmpty();
        File.Exists(Path.Combine(Host.Data, "media", file)).Should().BeFalse();
        erasure.GetProperty("contact").GetString().Should().Be("55*****01");
        var gone = erasure.GetProperty("instances")[0];
        (gone.GetProperty("messages")
            .GetInt64(), gone.GetProperty("media").GetInt64(), gone.GetProperty("webhooks").GetInt64() > 0).Should().Be((4, 1, true));
        (await Host.ListAsync($"/api/v2/messages?search=what the neighbour says")).Should().ContainSingle();
        (await Traces.FindAsync(Host, "what the neighbour says"))
            .Should().Contain(t => t.StartsWith("inbox.body", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_audit_keeps_that_it_happened_and_names_no_number()
    {
        const string phone = "5511970000003";
        await ChatAsync(phone, "hello");

        await EraseAsync(phone);

        var entry = await Eventually.IsAsync(
            async () => (await Host.ListAsync("/api/v2/audit?limit=100"))
                .FirstOrDefault(a => a.GetProperty("operation").GetString() == "eraseContact"
                    && a.GetProperty("path").GetString()!.EndsWith("55*****03", StringComparison.Ordinal)),
            a => a.ValueKind == JsonValueKind.Object, "the erasing is in the audit");
        entry.GetProperty("statusCode").GetInt32().Should().Be(202);
        (await Traces.FindAsync(Host, phone)).Should().BeEmpty();
    }

    [Fact]
    public async Task Who_writes_again_is_somebody_new()
    {
        const string phone = "5511970000004";
        await ChatAsync(phone, "before the cut");
        var before = await PersonOfAsync(phone);
        using var taken = await Host.Api.DeleteAsync(PathOf(phone));
        await Host.ReceiveAsync(TestWebhook.Text("wamid.again", phone, "after the cut"), fixture.InstanceId);
        await DoneAsync(taken);

        var messages = await Host.ListAsync("/api/v2/messages?search=the cut");
        messages.Select(m => m.GetProperty("textContent").GetString()).Should().Equal("after the cut");
        (await PersonOfAsync(phone)).Should().NotBe(before);
        (await Host.SendTextAsync(fixture.InstanceId, phone, "welcome")).Status.Should().Be(HttpStatusCode.Created);
        (await Host.ListAsync($"/api/v2/events?search=after the cut")).Should().ContainSingle();
    }

    [Fact]
    public async Task A_webhook_that_Meta_repeats_and_a_late_status_bring_nothing_back()
    {
        const string phone = "5511970000005";
        var body = TestWebhook.Text("wamid.repeated", phone, "said once");
        await Host.ReceiveAsync(body, fixture.InstanceId);
        var sent = await Host.SendTextAsync(fixture.InstanceId, phone, "an answer");
        await SettledAsync(phone);
        await EraseAsync(phone);

        await Host.ReceiveAsync(body, fixture.InstanceId);
        var wamid = sent.Body.GetProperty("data").GetProperty("externalMessageId").GetString()!;
        await Host.ReceiveAsync(
            TestWebhook.Status(wamid, "read", phone, sent.Body.GetProperty("data").GetProperty("id").GetString()),
            fixture.InstanceId);

        (await Host.ListAsync("/api/v2/messages?search=said once")).Should().BeEmpty();
        (await Traces.FindAsync(Host, phone))
            .Should().OnlyContain(
                t => t.StartsWith("inbox.body", StringComparison.Ordinal), "only the webhooks that came since know the number");
    }

    [Fact]
    public async Task What_waits_to_be_sent_does_not_leave_and_its_sender_is_told_without_a_number()
    {
        const string phone = "5511970000006";
        await ChatAsync(phone, "hello");
        var (_, queued) = await Host.PostAsync(
            "/api/v2/messages/send",
            new { instanceId = fixture.InstanceId, to = phone, text = "later", sendAt = TimeProvider.System.GetUtcNow().AddDays(1) });
        var id = queued.GetProperty("data").GetProperty("id").GetString();

        await EraseAsync(phone);

        var failed = (await Host.ListAsync("/api/v2/events?eventType=message.failed"))
            .Should().ContainSingle(e => e.GetRawText().Contains(id!, StringComparison.Ordinal)).Subject;
        failed.GetRawText().Should().Contain("ERASED").And.NotContain(phone);
        (await Host.ArrivedAtAsync(phone)).Should().BeEmpty();
        (await Traces.FindAsync(Host, phone)).Should().BeEmpty();
    }

    [Fact]
    public async Task Asked_again_it_answers_with_the_same_erasure()
    {
        const string phone = "5511970000007";
        await ChatAsync(phone, "hello");
        var first = await EraseAsync(phone);

        using var again = await Host.Api.DeleteAsync(PathOf($"%2B{phone}"));

        again.StatusCode.Should().Be(HttpStatusCode.Accepted);
        var second = JsonElement.Parse(await again.Content.ReadAsStringAsync()).GetProperty("data");
        (second.GetProperty("id").GetString(), second.GetProperty("state").GetString()).Should().Be(
            (first.GetProperty("id").GetString(), "done"));
    }

    [Fact]
    public async Task Somebody_unknown_is_404_and_a_group_is_no_person()
    {
        await Host.ReceiveAsync(Fixture.Read("message--text-group"), fixture.InstanceId);
        var group = (await Host.ListAsync($"/api/v2/instances/{fixture.InstanceId}/groups"))[0].GetProperty("externalId").GetString()!;

        using var unknown = await Host.Api.DeleteAsync(PathOf("5511970000099"));
        using var notAPerson = await Host.Api.DeleteAsync(PathOf(Uri.EscapeDataString(group)));
        using var odd = await Host.Api.DeleteAsync(new Uri("/api/v2/persons/nobody", UriKind.Relative));

        (unknown.StatusCode, notAPerson.StatusCode, odd.StatusCode).Should().Be(
            (HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Of_a_group_only_what_the_person_did_goes()
    {
        const string phone = "5511970000008", other = "5511970000009";
        await Host.ReceiveAsync(InGroup("wamid.group.1", phone, "Gregor said this", name: "Gregor"), fixture.InstanceId);
        await Host.ReceiveAsync(
            InGroup("wamid.group.2", other, "an answer of another", answers: ("wamid.group.1", phone)), fixture.InstanceId);
        await Host.ReceiveAsync(InGroup("wamid.group.3", other, "and more"), fixture.InstanceId);
        (await Traces.FindAsync(Host, "Gregor")).Should().Contain(t => t.StartsWith("messages.quoted_text", StringComparison.Ordinal));

        await EraseAsync(phone);

        (await Traces.FindAsync(Host, phone, "Gregor")).Should().BeEmpty();
        (await Host.ListAsync("/api/v2/messages?search=an answer of another"))
            .Should().ContainSingle().Which.GetProperty("quotedText").ValueKind.Should().Be(JsonValueKind.Null);
        var chat = (await Host.ListAsync("/api/v2/chats?chatType=group")).Single(c => c.GetProperty("externalId").GetString() == Group);
        (chat.GetProperty("messageCount").GetInt64(), chat.GetProperty("lastMessagePreview").GetString(),
            chat.GetProperty("participantCount").GetInt32()).Should().Be((2, "and more", 1));
    }

    [Fact]
    public async Task A_dead_letter_loses_what_is_the_persons_and_keeps_the_rest()
    {
        const string phone = "5511970000010", neighbour = "5511970000011";
        var broken = JsonNode.Parse(
            Joined(TestWebhook.Text("wamid.dead.1", phone, "dead words"), TestWebhook.Text("wamid.dead.2", neighbour, "other words")))!;
        broken["entry"]![0]!["changes"]![0]!["value"]!["statuses"] = "no list";
        await Host.ReceiveAsync(JsonSerializer.SerializeToUtf8Bytes(broken), fixture.InstanceId);

        await EraseAsync(phone);

        (await Traces.FindAsync(Host, phone, "dead words")).Should().BeEmpty();
        (await Host.ListAsync("/api/v2/dead-letters"))
            .Should().Contain(l => l.GetProperty("rawPayload").GetString()!.Contains("other words", StringComparison.Ordinal));
    }

    private const string Group = "group-of-the-erasure-tests";

    private static byte[] InGroup(
        string wamid, string from, string text, string name = "Somebody", (string Id, string From)? answers = null) => TestWebhook.Message(
        wamid,
        answers is { } to
            ? new { type = "text", text = new { body = text }, group_id = Group, context = new { id = to.Id, from = to.From } }
            : new { type = "text", text = new { body = text }, group_id = Group },
        from, userId: $"BR.{from}", name: name);

    /// <summary>Two webhooks as one POST.</summary>
    private static byte[] Joined(byte[] one, byte[] other)
    {
        var whole = JsonNode.Parse(one)!;
        whole["entry"]![0]!["changes"]!.AsArray().Add(JsonNode.Parse(other)!["entry"]![0]!["changes"]![0]!.DeepClone());
        return JsonSerializer.SerializeToUtf8Bytes(whole);
    }

    private Uri PathOf(string contact) => new($"/api/v2/instances/{fixture.InstanceId}/contacts/{contact}", UriKind.Relative);

    private async Task<JsonElement> EraseAsync(string contact)
    {
        using var taken = await Host.Api.DeleteAsync(PathOf(contact));
        return await DoneAsync(taken);
    }

    private async Task<JsonElement> DoneAsync(HttpResponseMessage taken)
    {
        taken.StatusCode.Should().Be(HttpStatusCode.Accepted, await taken.Content.ReadAsStringAsync());
        return (await Eventually.IsAsync(
            () => Host.GetAsync(taken.Headers.Location!.ToString()),
            e => e.GetProperty("data").GetProperty("state").GetString() == "done",
            "the erasure is done"))
            .GetProperty("data");
    }

    private Task ChatAsync(string phone, string text) =>
        Host.ReceiveAsync(TestWebhook.Text($"wamid.{phone}", phone, text), fixture.InstanceId);

    /// <summary>The sandbox tells of everything sent that it arrived: what comes later than that is somebody new's.</summary>
    private Task SettledAsync(string phone) => Eventually.IsAsync(
        async () => (await Host.ListAsync($"/api/v2/messages?instanceId={fixture.InstanceId}&limit=100"))
            .Where(m => m.GetProperty("isFromMe").GetBoolean()).ToList(),
        sent => sent.TrueForAll(m => m.GetProperty("deliveryStatus").GetString() is "read" or "failed"),
        $"what was sent to {phone} has arrived");

    private async Task<string?> PersonOfAsync(string phone) =>
        (await Host.GetAsync($"/api/v2/instances/{fixture.InstanceId}/contacts?search={phone}")).GetProperty("items")[0]
            .GetProperty("personId").GetString();
}
