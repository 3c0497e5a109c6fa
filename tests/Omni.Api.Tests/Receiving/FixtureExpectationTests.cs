using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>Each public webhook body becomes the events and rows that stand beside it, in <c>Fixtures/expected</c>.</summary>
public sealed partial class FixtureExpectationTests
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

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_fixture_becomes_the_events_and_rows_that_it_should(string name)
    {
        await using var host = OmniHost.Start();
        var instance = await host.ConnectAsync(TestNumber.Fixtures, "first");
        await host.ConnectAsync(TestNumber.Second, "second");
        var body = Fixture.Read(name);

        await host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), instance);

        await host.ProcessedAsync(instance);
        var happened = new JsonObject
        {
            ["events"] = new JsonArray(
                [.. (await host.ListAsync("/api/v2/events?limit=100")).Reverse().Where(IsOfTheFixture).Select(EventOf)]),
            ["messages"] = new JsonArray([.. (await host.ListAsync($"/api/v2/messages?limit=100&messageType={AllTypes}")).Reverse()
                .Where(m => !IsMark(m)).Select(m => Fields(m, MessageFields))]),
            ["chats"] = new JsonArray([.. (await host.ListAsync("/api/v2/chats?limit=100"))
                .Where(c => c.GetProperty("externalId").GetString() != OmniHost.MarkPhone).Select(c => Fields(c, ChatFields))]),
            ["deadLetters"] = (await host.ListAsync("/api/v2/dead-letters")).Count,
        };
        var text = Month().Replace(Uuid().Replace(happened.ToJsonString(Readable), "<uuid>"), "/<month>/") + "\n";
        Golden.Match($"tests/Omni.Testing/Fixtures/expected/{name}.json", text).Should().Be(text);
    }

    private const string AllTypes = "text,audio,image,video,document,sticker,contact,location,reaction,product,unknown";

    private static bool IsMark(JsonElement message) =>
        message.GetProperty("textContent").GetString()?.StartsWith("mark-", StringComparison.Ordinal) == true;

    private static bool IsOfTheFixture(JsonElement e) =>
        !e.GetProperty("eventType").GetString()!.StartsWith("instance.connected", StringComparison.Ordinal)
        && e.GetProperty("textContent").GetString()?.StartsWith("mark-", StringComparison.Ordinal) != true;

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
