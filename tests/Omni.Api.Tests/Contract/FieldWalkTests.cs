using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Omni.Testing;

namespace Omni.Api.Tests.Contract;

/// <summary>
/// A scope means what it says in every field of every answer: what people wrote, and their numbers, are told to keys with
/// <c>messages:read</c> and to no others.
/// </summary>
public sealed partial class FieldWalkTests(Furnished furnished) : IClassFixture<Furnished>, IAsyncLifetime
{
    private const string Content = "messages:read", Number = "5511987654321", Word = "quixotic";

    /// <summary>The number is in Meta's message ids, too.</summary>
    private static readonly string Wamid = $"wamid.{Convert.ToBase64String(Encoding.ASCII.GetBytes(Number))}";

    private static readonly string[] Recognisable = [Word, Number, "98765-4321", Wamid];

    /// <summary>Changes that can be made again and again, and whose answers show something.</summary>
    private static readonly string[] Repeatable =
    [
        "searchEvents", "sendText", "updateChat", "archiveChat", "unarchiveChat", "sendPresence", "markMessageRead", "markMessagesRead",
        "markChatRead", "downloadMedia", "resumeOutbox", "retryDeadLetter", "updateSubscription", "validateKey",
    ];

    private OmniHost Host => furnished.Host;

    private string DeadLetter { get; set; } = "";

    public async ValueTask InitializeAsync()
    {
        var instance = Guid.Parse(furnished.InstanceId);
        await Host.ReceiveAsync(TestWebhook.Text(Wamid, Number, $"a {Word} word", name: "+55 (11) 98765-4321"), instance);
        await Host.ReceiveAsync(TestWebhook.Message($"{Wamid}2",
            new { type = "text", text = new { body = $"more {Word}" }, context = new { from = Number, id = Wamid } }), instance);
        await Host.ReceiveAsync(TestWebhook.Message($"{Wamid}3",
            new { type = "reaction", reaction = new { message_id = Wamid, emoji = "👍" } }), instance);
        (await Host.SendTextAsync(instance, Number, $"a {Word} answer", replyTo: Wamid)).Status.Should().Be(HttpStatusCode.Created);
        await Host.PostAsync("/sandbox/faults", new { errorCode = 131026 }, Host.Web);
        await Host.SendTextAsync(instance, Number, $"a {Word} failure");
        await Host.Api.GetAsync(new Uri($"/api/v2/instances/{instance}/users/+{Number}/profile", UriKind.Relative));

        var body = TestWebhook.Text("wamid.nobody", Number, $"{Word} for nobody", phoneNumberId: "306540352242998");
        await Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), instance);
        DeadLetter = (await Eventually.IsAsync(() => Host.ListAsync("/api/v2/dead-letters"), all => all.Count > 0, "it is set aside"))[0]
            .GetProperty("id").GetString()!;
        await Host.ProcessedAsync(instance);
        await Eventually.IsAsync(() => Host.ListAsync("/api/v2/audit?limit=100"), all =>
            all.Any(e => e.GetProperty("operation").GetString() == "getUserProfile"), "the audit has it");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task No_answer_tells_texts_or_numbers_to_a_key_with_that_routes_scope_alone()
    {
        var (shown, faults) = (new List<string>(), new List<string>());
        foreach (var operation in (await Operation.ReadAllAsync(Host))
            .Where(o => !o.IsOpen && (o.Method == "GET" || Repeatable.Contains(o.Id)) && o.Id is not ("streamEvents" or "getQrCode")))
        {
            var scopes = Scope().Matches(operation.Document.TryGetProperty("description", out var text) ? text.GetString()! : "")
                .Select(m => m.Groups["scope"].Value).ToArray();
            if (scopes.Length == 0 && operation.Id != "validateKey") faults.Add($"{operation} names no scope");

            // Changing a subscription takes what it delivers; its answer is walked here, its deliveries have tests of their own.
            using var client = await furnished.ClientAsync([.. scopes, .. scopes.Length == 0 ? ["trust:read"] : Array.Empty<string>()],
                instanceIds: null);
            foreach (var (path, query, body) in await RequestsAsync(operation))
            {
                using var request = operation.Request(name => name == "id" && path is not null ? path : furnished.PathOf(operation, name),
                    query, body);
                using var response = await client.SendAsync(request);
                var answer = await response.Content.ReadAsStringAsync();
                var found = Recognisable.Where(word => answer.Contains(word, StringComparison.OrdinalIgnoreCase)).ToList();
                if (found.Count > 0) shown.Add(operation.Id);
                if (found.Count > 0 && !scopes.Contains(Content))
                    faults.Add($"{operation} told {string.Join(", ", found)} to a key with {string.Join(", ", scopes)}: {answer}");
            }
        }

        faults.Should().BeEmpty();
        shown.Should().Contain(["listMessages", "listChatMessages", "getChatByExternalId", "getMessageByExternalId", "getUserProfile"],
            "with the scope they are told, so the walk can find them");
    }

    [Fact]
    public async Task With_messages_read_beside_it_every_route_tells_them()
    {
        using var client = await furnished.ClientAsync([Content, "chats:read", "events:read", "instances:read"], instanceIds: null);
        foreach (var path in new[] { "chats", $"chats?search={Number[4..]}", "events?limit=100", $"events?search={Word}",
            $"instances/{furnished.InstanceId}/contacts", "dead-letters", $"dead-letters/{DeadLetter}" })
        {
            var answer = await client.GetStringAsync(new Uri($"/api/v2/{path}", UriKind.Relative));
            answer.Should().Contain(Number, path);
        }
    }

    [Theory]
    [InlineData("chats:read", "chats?search=55119")]
    [InlineData("chats:read", "chats/by-external?instanceId={instance}&externalId=5511987654321")]
    [InlineData("chats:read", "chats/{chat}/messages")]
    [InlineData("events:read", "events?search=quixotic")]
    [InlineData("instances:read", "instances/{instance}/contacts?search=55119")]
    [InlineData("instances:read", "instances/{instance}/users/5511987654321/profile")]
    public async Task What_is_found_by_its_text_or_number_needs_the_scope_that_reads_them(string scope, string path)
    {
        var chat = (await Host.ListAsync("/api/v2/chats"))[0].GetProperty("id").GetString();
        path = $"/api/v2/{path}".Replace("{instance}", furnished.InstanceId, StringComparison.Ordinal)
            .Replace("{chat}", chat, StringComparison.Ordinal);
        using var blind = await furnished.ClientAsync([scope], instanceIds: null);
        using var seeing = await furnished.ClientAsync([scope, Content], instanceIds: null);

        (await blind.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await seeing.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);
        if (scope == "events:read") (await Host.PostAsync("/api/v2/events/search", new { query = Word }, blind)).Status.Should()
            .Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Masked_answers_keep_what_makes_them_useful()
    {
        using var chats = await furnished.ClientAsync(["chats:read"], instanceIds: null);
        using var events = await furnished.ClientAsync(["events:read"], instanceIds: null);

        var chat = System.Text.Json.JsonElement.Parse(await chats.GetStringAsync(new Uri("/api/v2/chats", UriKind.Relative)))
            .GetProperty("items").EnumerateArray()
            .First(c => c.GetProperty("externalId").GetString() == "+55*****4321");
        var received = System.Text.Json.JsonElement.Parse(await events.GetStringAsync(new Uri("/api/v2/events?eventType=message.received",
            UriKind.Relative))).GetProperty("items")[0];

        (chat.GetProperty("instanceId").GetString(), chat.GetProperty("messageCount").GetInt32() > 0).Should()
            .Be((furnished.InstanceId, true));
        received.GetProperty("instanceId").GetString().Should().Be(furnished.InstanceId);
        received.GetProperty("rawPayload").GetProperty("masked").GetBoolean().Should().BeTrue();
        received.GetProperty("rawPayload").GetProperty("content").GetProperty("type").GetString().Should().Be("text");
        received.GetProperty("metadata").GetProperty("channelType").GetString().Should().Be("whatsapp-cloud");
    }

    /// <summary>The ways to ask an operation: each event and dead letter by its id, each form of a search.</summary>
    private async Task<IReadOnlyList<(string? Id, string Query, JsonNode? Body)>> RequestsAsync(Operation operation)
    {
        var query = furnished.QueryOf(operation);
        return operation.Id switch
        {
            "getEvent" => [.. (await Host.ListAsync("/api/v2/events?limit=100"))
                .Select(e => ((string?)e.GetProperty("id").GetString(), query, (JsonNode?)null))],
            "getDeadLetter" => [(DeadLetter, query, null)],
            "searchEvents" => [.. new[] { "full", "summary", "agent" }.Select(format =>
                ((string?)null, query, (JsonNode?)new JsonObject { ["format"] = format, ["limit"] = 100 }))],
            "sendText" => [(null, query,
                new JsonObject { ["instanceId"] = furnished.InstanceId, ["to"] = furnished.ChatId, ["text"] = "to a chat by its id" })],
            "updateChat" => [(null, query, Everywhere())],
            _ when operation.Query.Contains("limit") => [(null, query.Length > 0 ? $"{query}&limit=100" : "limit=100", null)],
            _ => [(null, query, operation.Method == "GET" ? null : furnished.BodyOf(operation))],
        };
    }

    /// <summary>A change that writes the number into every field that takes text.</summary>
    private static JsonObject Everywhere() => new()
    {
        ["description"] = $"call {Number}",
        ["settings"] = new JsonObject { ["phone"] = Number },
        ["platformMetadata"] = new JsonObject { ["wa"] = Number },
    };

    [GeneratedRegex("`(?<scope>[a-z-]+:[a-z]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scope();
}
