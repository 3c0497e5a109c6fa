using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>Each public webhook body becomes the events and rows that stand beside it, in <c>Fixtures/expected</c>.</summary>
public sealed partial class FixtureExpectationTests(FixtureTests.BothNumbers fixture) : IClassFixture<FixtureTests.BothNumbers>
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] MessageFields =
    [
        "externalId", "isFromMe", "messageType", "textContent", "hasMedia", "mediaMimeType", "mediaUrl", "mediaLocalPath",
        "replyToExternalId", "isForwarded", "forwardCount", "status", "editCount", "originalText", "deliveryStatus", "senderPlatformUserId",
        "senderDisplayName", "reactions",
    ];

    private static readonly string[] ChatFields = ["externalId", "chatType", "name", "messageCount", "unreadCount", "lastMessagePreview"];

    public static TheoryData<string> Names => [.. Fixture.Names];

    /// <summary>Each fixture has two numbers, an account and an app of its own, so that one host serves all of them.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_fixture_becomes_the_events_and_rows_that_it_should(string name)
    {
        var (host, ids) = (fixture.Host, new FixtureIds(fixture.Next()));
        Guid[] instances = [await host.ConnectAsync(ids.First), await host.ConnectAsync(ids.Second)];
        var body = ids.Of(Fixture.Read(name));
        var deadLetters = (await host.ListAsync("/api/v2/dead-letters?limit=100")).Count;

        await host.PostWebhookAsync(body, ids.First.Sign(body), instances[0]);

        await host.ProcessedAsync(fixture.InstanceId);
        var happened = new JsonObject
        {
            ["events"] = new JsonArray([.. (await OfBothAsync("events?limit=100")).Where(IsOfTheFixture).Select(EventOf)]),
            ["messages"] = new JsonArray(
                [.. (await OfBothAsync($"messages?limit=100&messageType={AllTypes}")).Select(m => Fields(m, MessageFields))]),
            ["chats"] = new JsonArray([.. (await OfBothAsync("chats?limit=100")).Reverse().Select(c => Fields(c, ChatFields))]),
            ["deadLetters"] = (await host.ListAsync("/api/v2/dead-letters?limit=100")).Count - deadLetters,
        };
        var text = Month().Replace(Uuid().Replace(ids.Restore(happened.ToJsonString(Readable)), "<uuid>"), "/<month>/") + "\n";
        Golden.Match($"tests/Omni.Testing/Fixtures/expected/{name}.json", text).Should().Be(text);

        async Task<IReadOnlyList<JsonElement>> OfBothAsync(string path)
        {
            var lists = new List<JsonElement>();
            foreach (var instance in instances)
                lists.AddRange((await host.ListAsync($"/api/v2/{path}&instanceId={instance}")).Reverse());
            return lists;
        }
    }

    private const string AllTypes = "text,audio,image,video,document,sticker,contact,location,reaction,product,unknown";

    private static bool IsOfTheFixture(JsonElement e) =>
        !e.GetProperty("eventType").GetString()!.StartsWith("instance.connected", StringComparison.Ordinal);

    private static JsonNode EventOf(JsonElement e)
    {
        var payload = JsonNode.Parse(e.GetProperty("rawPayload").GetRawText())!;

        // Meta's own object is kept as it came; here only what stands beside it is of interest.
        if (payload is JsonObject { } known && known["rawPayload"] is JsonObject raw)
        {
            foreach (var key in raw.Select(p => p.Key)
                .Where(k => k.Contains('_', StringComparison.Ordinal) || k is "id" or "from" or "to" or "timestamp" or "type" or "context")
                .ToList())
            {
                raw.Remove(key);
            }
        }

        return new JsonObject
        {
            ["type"] = e.GetProperty("eventType").GetString(),
            ["direction"] = e.GetProperty("direction").GetString(),
            ["payload"] = payload,
        };
    }

    private static JsonObject Fields(JsonElement row, string[] names) =>
        new(names.Where(n => row.GetProperty(n).ValueKind != JsonValueKind.Null)
            .Select(n => KeyValuePair.Create(n, JsonNode.Parse(row.GetProperty(n).GetRawText()))));

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.None, 1000)]
    private static partial Regex Uuid();

    [GeneratedRegex(@"/20\d\d-\d\d/", RegexOptions.None, 1000)]
    private static partial Regex Month();
}
