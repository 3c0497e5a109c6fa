using System.Net;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Consumers;

/// <summary>A durable consumer gets every event it wants, in order, until it acknowledges it.</summary>
public sealed class ConsumerTests(ConsumerFixture fixture) : IClassFixture<ConsumerFixture>
{
    private const string Path = "/api/v2/events/consumers";

    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task What_is_not_acknowledged_comes_again_and_what_is_does_not()
    {
        await fixture.ReceiveAsync();
        var name = await fixture.CreateAsync("again");
        (await fixture.PullAsync(name)).GetProperty("items").GetArrayLength().Should().Be(0, "it starts with what comes from now on");
        string[] texts = [await fixture.ReceiveAsync(), await fixture.ReceiveAsync()];

        var page = await fixture.PullAsync(name);
        ConsumerFixture.TextsOf(page).Should().Equal(texts);
        ConsumerFixture.TextsOf(await fixture.PullAsync(name)).Should().Equal(texts, "a puller that crashed gets them again");
        (page.GetProperty("consumer").GetString(), page.GetProperty("hasMore").GetBoolean(), page.GetProperty("scanExhausted").GetBoolean())
            .Should().Be((name, false, false));
        page.TryGetProperty("leaseId", out _).Should().BeFalse();
        var first = page.GetProperty("items")[0].GetProperty("journalSeq").GetInt64();

        (await fixture.AckAsync(name, new { cursor = first })).GetProperty("cursor").GetInt64().Should().Be(first);
        ConsumerFixture.TextsOf(await fixture.PullAsync(name)).Should().Equal(texts[1]);
        var consumer = await fixture.AckAsync(name, new { cursor = ConsumerFixture.CursorOf(page) });
        ConsumerFixture.TextsOf(await fixture.PullAsync(name)).Should().BeEmpty();
        (consumer.GetProperty("lag").GetInt64(), consumer.GetProperty("caughtUp").GetBoolean())
            .Should().Be((consumer.GetProperty("head").GetInt64() - consumer.GetProperty("cursor").GetInt64(),
                consumer.GetProperty("head").GetInt64() == consumer.GetProperty("cursor").GetInt64()));

        (await fixture.TryAckAsync(name, new { cursor = ConsumerFixture.CursorOf(page) })).Status.Should().Be(HttpStatusCode.OK);
        foreach (var wrong in new object[]
        {
            new { cursor = first }, new { cursor = 1_000_000 }, new { cursor = -1 }, new { leaseId = Guid.Empty }, new { },
            new { cursor = first, leaseId = Guid.Empty },
        })
            (await fixture.TryAckAsync(name, wrong)).Status.Should().Be(HttpStatusCode.BadRequest, wrong.ToString());
    }

    [Fact]
    public async Task From_the_beginning_it_gets_every_event_of_the_log_once_page_by_page()
    {
        await fixture.ReceiveAsync();
        var name = await fixture.CreateAsync("whole", new { eventType = "*", startFrom = "beginning" });
        var (seen, hasMore) = (new List<long>(), true);
        while (hasMore)
        {
            var page = await fixture.PullAsync(name, "limit=3");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("journalSeq").GetInt64()));
            hasMore = page.GetProperty("hasMore").GetBoolean();
            await fixture.AckAsync(name, new { cursor = ConsumerFixture.CursorOf(page) });
        }

        var all = (await Host.ListAsync("/api/v2/events?limit=100")).Select(e => e.GetProperty("journalSeq").GetInt64()).Order().ToList();
        seen.Take(all.Count).Should().Equal(all).And.BeInAscendingOrder();
        (await fixture.GetAsync(name)).GetProperty("caughtUp").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task A_full_scan_without_a_match_moves_the_cursor_by_itself()
    {
        var name = await fixture.CreateAsync("nothing", new { eventType = "custom.nothing", startFrom = "beginning" });

        var page = await fixture.PullAsync(name, "limit=2");

        (page.GetProperty("scanExhausted").GetBoolean(), page.GetProperty("hasMore").GetBoolean()).Should().Be((true, true));
        (await fixture.GetAsync(name)).GetProperty("cursor").GetInt64().Should().Be(ConsumerFixture.CursorOf(page)).And.BePositive();
        var rest = await fixture.PullAsync(name, "limit=500");
        (rest.GetProperty("scanExhausted").GetBoolean(), rest.GetProperty("hasMore").GetBoolean()).Should().Be((false, false));
        ConsumerFixture.CursorOf(rest).Should().Be(rest.GetProperty("head").GetInt64());
        (await fixture.GetAsync(name)).GetProperty("cursor").GetInt64().Should().Be(ConsumerFixture.CursorOf(page));
    }

    [Fact]
    public async Task It_gets_what_its_type_and_conditions_say()
    {
        const string from = "5511955550001";
        var text = await fixture.ReceiveAsync(from);
        (string Name, bool Wants, object Consumer)[] cases =
        [
            ("prefix", true, new { eventType = "message.*" }),
            ("prefix-of-a-word", true, new { eventType = "mess*" }),
            ("other", false, new { eventType = "message.sent" }),
            ("excluded", false, new { eventType = "message.*", excludeTypes = new[] { "*.received" } }),
            ("not-excluded", true, new { eventType = "*", excludeTypes = new[] { "custom.*", "instance.*", "system.*" } }),
            ("eq", true, Filter("from", "eq", from)),
            ("eq-number", true, Filter("from", "eq", 5511955550001)),
            ("eq-inner", true, Filter("content.text", "eq", text)),
            ("eq-of-the-channel", true, Filter("pushName", "eq", "Maria")),
            ("neq", false, Filter("from", "neq", from)),
            ("neq-of-nothing", true, Filter("nothing", "neq", "x")),
            ("gt", true, Filter("messageTimestamp", "gt", 1_763_899_999)),
            ("gt-not", false, Filter("messageTimestamp", "gt", "1763900000")),
            ("gte", true, Filter("messageTimestamp", "gte", 1_763_900_000)),
            ("lt", false, Filter("messageTimestamp", "lt", 1_763_900_000)),
            ("lte", true, Filter("messageTimestamp", "lte", 1_763_900_000)),
            ("gt-of-nothing", false, Filter("nothing", "gt", 1)),
            ("contains", true, Filter("content.text", "contains", from)),
            ("contains-not", false, Filter("content.text", "contains", "zebra")),
            ("not-contains", true, Filter("content.text", "not_contains", "zebra")),
            ("exists", true, Filter("rawPayload.isGroup", "exists", null)),
            ("exists-not", false, Filter("rawPayload.zebra", "exists", null)),
            ("not-exists", true, Filter("replyToId", "not_exists", null)),
            ("regex", true, Filter("content.text", "regex", @"^message \d+ of 55")),
            ("regex-not", false, Filter("content.text", "regex", "^of")),
            ("regex-of-a-trap", false, Filter("content.text", "regex", "^(a+)+$")),
            ("boolean", true, Filter("isFromMe", "eq", false)),
            ("both", false, new
            {
                filters = new[]
                {
                    new { field = "from", @operator = "eq", value = from }, new { field = "from", @operator = "eq", value = "1" },
                },
            }),
        ];
        foreach (var (name, wants, consumer) in cases)
        {
            var made = JsonSerializer.SerializeToNode(consumer)!.AsObject();
            made["startFrom"] = "beginning";
            await fixture.CreateAsync($"of.{name}", made);

            var page = await fixture.PullAsync($"of.{name}", "limit=500");

            ConsumerFixture.TextsOf(page).Contains(text).Should().Be(wants, name);
        }

        static object Filter(string field, string @operator, object? value) =>
            new { filters = new[] { new { field, @operator, value } } };
    }

    [Fact]
    public async Task A_fault_of_a_registration_is_named()
    {
        (object Body, string Field)[] wrong =
        [
            (new { eventType = "message.received" }, "name"),
            (new { name = "Upper", eventType = "message.received" }, "name"),
            (new { name = "-first", eventType = "message.received" }, "name"),
            (new { name = new string('a', 101), eventType = "message.received" }, "name"),
            (new { name = "w" }, "eventType"),
            (new { name = "w", eventType = "a*b" }, "eventType"),
            (new { name = "w", eventType = new string('a', 256) }, "eventType"),
            (new { name = "w", eventType = "*", excludeTypes = Enumerable.Repeat("a", 21) }, "excludeTypes"),
            (new { name = "w", eventType = "*", startFrom = "yesterday" }, "startFrom"),
            (new { name = "w", eventType = "*", leaseMs = 5000 }, "leaseMs"),
            (new { name = "w", eventType = "*", shared = true, leaseMs = 1 }, "leaseMs"),
            (new { name = "w", eventType = "*", filters = new[] { new { field = "", @operator = "exists" } } }, "filters[0].field"),
            (new { name = "w", eventType = "*", filters = new[] { new { field = "a", @operator = "like" } } }, "filters[0].operator"),
            (new { name = "w", eventType = "*", filters = new[] { new { field = "a", @operator = "eq" } } }, "filters[0].value"),
            (Regex("("), "filters[0].value"), (Regex(@"(a)\1"), "filters[0].value"), (Regex("(?=a)b"), "filters[0].value"),
            (Regex("((a{900}){900}){900}"), "filters[0].value"),
        ];
        foreach (var (body, field) in wrong)
        {
            var (status, answer) = await Host.PostAsync(Path, body);

            status.Should().Be(HttpStatusCode.BadRequest, answer.ToString());
            answer.GetProperty("error").GetProperty("details").GetProperty("fields").TryGetProperty(field, out _)
                .Should().BeTrue($"{field} is wrong: {answer}");
        }

        await fixture.CreateAsync("taken");
        (await Host.PostAsync(Path, new { name = "taken", eventType = "*" })).Status.Should().Be(HttpStatusCode.Conflict);
        (await fixture.TryPullAsync("unknown")).Status.Should().Be(HttpStatusCode.NotFound);
        (await fixture.TryAckAsync("unknown", new { cursor = 1 })).Status.Should().Be(HttpStatusCode.NotFound);
        (await fixture.TryPullAsync("taken", "waitMs=30001")).Status.Should().Be(HttpStatusCode.BadRequest);
        using var gone = await Host.Api.DeleteAsync(new Uri($"{Path}/unknown", UriKind.Relative));
        gone.StatusCode.Should().Be(HttpStatusCode.NotFound);

        static object Regex(string value) =>
            new { name = "w", eventType = "*", filters = new[] { new { field = "a", @operator = "regex", value } } };
    }

    [Fact]
    public async Task A_key_gets_events_of_its_instances_only_and_texts_only_with_their_scope()
    {
        var text = await fixture.ReceiveAsync();
        var name = await fixture.CreateAsync("everyones", new { eventType = "message.*", startFrom = "beginning" });
        var picky = await fixture.CreateAsync("picky", new
        {
            startFrom = "beginning",
            filters = new[] { new { field = "content.text", @operator = "contains", value = "secret word" } },
        });
        var other = (await Host.PostAsync("/api/v2/instances", new { name = "another", channel = "whatsapp-cloud" })).Body
            .GetProperty("data").GetProperty("id").GetString()!;
        using var foreign = await KeyAsync(["events:read", "messages:read"], other);
        using var own = await KeyAsync(["events:read", "messages:read"], fixture.Fake.InstanceId.ToString());
        using var blind = await KeyAsync(["events:read"]);

        ConsumerFixture.TextsOf(await fixture.PullAsync(name, "limit=500", foreign)).Should().BeEmpty();
        ConsumerFixture.TextsOf(await fixture.PullAsync(name, "limit=500", own)).Should().Contain(text);
        (await fixture.GetAsync(name)).GetProperty("cursor").GetInt64().Should().Be(0, "no pull took anything from another");
        var masked = (await fixture.PullAsync(name, "limit=500", blind)).ToString();
        masked.Should().Contain("message.received").And.NotContain(text).And.NotContain("5511987654321");

        (await fixture.TryPullAsync(picky, client: blind)).Status.Should().Be(HttpStatusCode.Forbidden);
        (await blind.GetStringAsync(new Uri($"{Path}/{picky}", UriKind.Relative))).Should().NotContain("secret word");
        (await blind.GetStringAsync(new Uri(Path, UriKind.Relative))).Should().NotContain("secret word");
        (await Host.PostAsync(Path, new { name = "mine", eventType = "*" }, blind)).Status.Should().Be(HttpStatusCode.Forbidden);
    }

    private async Task<HttpClient> KeyAsync(string[] scopes, params string[]? instanceIds)
    {
        if (instanceIds is { Length: 0 }) instanceIds = null;
        var (status, made) = await Host.PostAsync("/api/v2/keys", new { name = "a puller's", scopes, instanceIds });
        status.Should().Be(HttpStatusCode.Created, made.ToString());
        var client = Host.NewClient();
        client.DefaultRequestHeaders.Add("x-api-key", made.GetProperty("data").GetProperty("plainTextKey").GetString());
        return client;
    }
}
